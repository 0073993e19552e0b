using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>The signature of an imported text, as its line gives it.</summary>
/// <param name="MemberKey">Null when the line names no author.</param>
internal sealed record Signature(string? MemberKey, KnownOrganisation? Organisation, bool ByLayerOnly, Layer? Layer)
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
        return new(author.Key, organisation, byLayerOnly, layer);
    }
}

/// <summary>Turns signatures into bylines. Must run inside the transaction.</summary>
public sealed class Signatures(PlatformDb db, Bylines bylines, TimeProvider clock)
{
    internal async Task<Byline> Byline(Signature by)
    {
        if (by.MemberKey is null)
            return new Byline(await Placeholder(by.Layer), null, true, by.Layer);
        if (!by.ByLayerOnly || by.Layer is not null)
            return new Byline(by.MemberKey, by.Organisation?.Key, by.ByLayerOnly, by.Layer ?? by.Organisation?.Layer);
        return await bylines.Of(await db.Members.SingleAsync(m => m.Key == by.MemberKey), byLayerOnly: true);
    }

    /// <summary>
    /// Returns the key of a placeholder author, one for each layer. A text without a known author needs one, and it is never shown.
    /// </summary>
    private async Task<string> Placeholder(Layer? layer)
    {
        var id = "placeholder:" + (layer is { } known ? ApiName.Of(known) : "government");
        if (await db.Members.Where(m => m.ExternalId == id).Select(m => m.Key).SingleOrDefaultAsync() is { } key)
            return key;
        var member = new Member(ShortKey.New(), id, MemberRoles.None, clock.UtcNow());
        member.ComesFrom(id, null, null, placeholder: true);
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return member.Key;
    }
}
