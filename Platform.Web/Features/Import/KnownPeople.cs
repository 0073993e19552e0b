using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;

namespace Platform.Web.Features.Import;

internal sealed record KnownOrganisation(string Key, Layer Layer);

internal sealed record KnownMember(string Key, KnownOrganisation? Organisation, MemberRoles Roles = MemberRoles.None, bool IsErased = false);

/// <summary>Finds the members and organisations that lines refer to, by their ids in the file, for a whole chunk at once.</summary>
public sealed class KnownPeople(PlatformDb db)
{
    internal async Task<Dictionary<string, KnownOrganisation>> Organisations(IEnumerable<string?> ids)
    {
        var wanted = ids.OfType<string>().Distinct().ToList();
        var keys = NativeId.KeysIn(wanted);
        var found = await db.Organisations.AsNoTracking()
            .Where(o => EF.Parameter(wanted).Contains(o.ExternalId!) || (o.ExternalId == null && EF.Parameter(keys).Contains(o.Key)))
            .Select(o => new { o.ExternalId, o.Key, o.Layer })
            .ToListAsync();
        return found.ToDictionary(o => o.ExternalId ?? NativeId.Of(o.Key), o => new KnownOrganisation(o.Key, o.Layer));
    }

    internal async Task<Dictionary<string, KnownMember>> Members(IEnumerable<string?> ids)
    {
        var wanted = ids.OfType<string>().Distinct().ToList();
        var keys = NativeId.KeysIn(wanted);
        var found = await db.Members.AsNoTracking()
            .Where(m => EF.Parameter(wanted).Contains(m.ExternalId!) || (m.ExternalId == null && EF.Parameter(keys).Contains(m.Key)))
            .Select(m => new { m.ExternalId, m.Key, m.Roles, m.OrganisationKey, Layer = (Layer?)m.Organisation!.Layer })
            .ToListAsync();
        var known = found.ToDictionary(
            m => m.ExternalId ?? NativeId.Of(m.Key),
            m => new KnownMember(m.Key, m.OrganisationKey is null ? null : new KnownOrganisation(m.OrganisationKey, m.Layer!.Value), m.Roles & MemberRoles.Scientist));
        // Texts of an erased member stay theirs, without a name.
        foreach (var (id, key) in await Left(wanted))
            known[id] = new KnownMember(key, null, IsErased: true);
        return known;
    }

    /// <summary>Finds which of these ids belong to erased members, with their keys.</summary>
    internal async Task<Dictionary<string, string>> Left(IReadOnlyCollection<string> ids)
    {
        var hashes = ids.Distinct().ToDictionary(Member.HashOf);
        var keys = NativeId.KeysIn(ids);
        var left = await db.Members.AsNoTracking()
            .Where(m => m.ErasedAt != null && (EF.Parameter(hashes.Keys.ToList()).Contains(m.ErasedIdHash!) || EF.Parameter(keys).Contains(m.Key)))
            .Select(m => new { m.Key, m.ErasedIdHash })
            .ToListAsync();
        return left.SelectMany(m => new[] { m.ErasedIdHash is { } hash ? hashes.GetValueOrDefault(hash) : null, NativeId.Of(m.Key) }.OfType<string>().Select(id => (id, m.Key)))
            .Where(m => ids.Contains(m.id))
            .ToDictionary(m => m.id, m => m.Key);
    }
}
