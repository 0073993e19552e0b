using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>The signature of an imported text, as its line gives it.</summary>
/// <param name="MemberKey">Null when the line names no author.</param>
/// <param name="IsErased">Whether the author left the platform and was erased.</param>
internal sealed record Signature(
    string? MemberKey, KnownOrganisation? Organisation, bool ByLayerOnly, Layer? Layer, MemberRoles Roles = MemberRoles.None, bool IsErased = false)
{
    public static Signature Read(SignedRow row, Dictionary<string, KnownMember> members, Dictionary<string, KnownOrganisation> organisations)
    {
        var layer = Fields.Layer(row.Layer);
        var byLayerOnly = row.ByLayerOnly ?? false;
        if (row.Author is null)
            return byLayerOnly ? new(null, null, true, layer) : throw new LineRefused("\"author\" is missing");
        var author = members.GetValueOrDefault(row.Author)
            ?? throw new LineRefused($"author \"{row.Author}\" is neither in these files nor on the platform");
        var organisation = row.Organisation is not { } id
            ? author.Organisation
            : organisations.GetValueOrDefault(id) ?? throw new LineRefused($"organisation \"{id}\" is neither in these files nor on the platform");
        return new(author.Key, organisation, byLayerOnly, layer, author.Roles, author.IsErased);
    }
}

/// <summary>Turns signatures into bylines. Must run inside the transaction.</summary>
public sealed class Signatures(PlatformDb db, Bylines bylines, TimeProvider clock)
{
    /// <summary>Returns the bylines of the authors of one text, in order.</summary>
    internal async Task<IReadOnlyList<Byline>> Bylines(IReadOnlyList<Signature> authors)
    {
        var signed = new List<Byline>();
        foreach (var by in authors)
            signed.Add(await Byline(by, nameless: authors.Take(signed.Count).Count(a => a.MemberKey is null)));
        return signed;
    }

    /// <param name="nameless">How many earlier authors of the same text have no name.</param>
    internal async Task<Byline> Byline(Signature by, int nameless = 0)
    {
        if (by.MemberKey is null)
            return new Byline(await Placeholder(by.Layer, nameless), null, true, by.Layer);
        if (!by.ByLayerOnly || by.Layer is not null)
            return new Byline(by.MemberKey, by.Organisation?.Key, by.ByLayerOnly, by.Layer ?? by.Organisation?.Layer, by.Roles);
        return await bylines.Of(await db.Members.SingleAsync(m => m.Key == by.MemberKey), byLayerOnly: true);
    }

    /// <summary>
    /// Returns the key of a placeholder author, one for each layer. A text without a known author needs one, and it is never shown. A
    /// second author without a name gets another placeholder, because the authors of a text are different members.
    /// </summary>
    private async Task<string> Placeholder(Layer? layer, int nameless)
    {
        var id = "placeholder:" + (layer is { } known ? ApiName.Of(known) : "government") + (nameless == 0 ? "" : $":{nameless + 1}");
        if (await db.Members.Where(m => m.ExternalId == id).Select(m => m.Key).SingleOrDefaultAsync() is { } key)
            return key;
        var member = new Member(ShortKey.New(), id, MemberRoles.None, clock.UtcNow());
        member.ComesFrom(id, null, null, placeholder: true);
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return member.Key;
    }
}
