using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.Import;

/// <summary>
/// Imports members, who have no account until they register. A member with an account or an erased member is not changed.
/// </summary>
public sealed class ImportMembers(PlatformDb db, KnownPeople people, ImportReasons reasons, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Prepared>> Prepare(IReadOnlyList<ImportLine> lines, ImportReport report)
    {
        var ids = lines.Select(l => l.Id).ToList();
        var natives = NativeId.KeysIn(ids);
        var known = await db.Members.AsNoTracking()
            .Where(m => EF.Parameter(ids).Contains(m.ExternalId!) || (m.ExternalId == null && EF.Parameter(natives).Contains(m.Key)))
            .Select(m => new { Member = m, Owned = m.ExternalId == null || m.ErasedAt != null || db.Users.Any(a => a.Id == m.Key) })
            .ToDictionaryAsync(m => m.Member.ExternalId ?? NativeId.Of(m.Member.Key));
        var left = await people.Left(ids);
        var organisations = await people.Organisations(lines.Select(l => ((MemberRow)l.Row).Organisation));
        var wanted = FreeKeys.Wanted(lines.Select(l => l.Row));
        var keys = new FreeKeys(await db.Members.Where(m => EF.Parameter(wanted).Contains(m.Key)).Select(m => m.Key).ToListAsync(), report);
        var now = clock.UtcNow();
        return lines.PrepareEach(report, reasons, line =>
        {
            if (left.ContainsKey(line.Id))
                throw new LineRefused("this person left the platform and had themselves erased; they are not brought back");
            var person = Read((MemberRow)line.Row, organisations, now);
            if (known.GetValueOrDefault(line.Id) is not { } old)
            {
                var key = keys.For(line, line.Row);
                return [new Prepared(line, Outcome.New, () => Add(key, line.Id, person, now))];
            }

            return old.Owned || person.Is(old.Member)
                ? [new Prepared(line, Outcome.Unchanged, null)]
                : [new Prepared(line, Outcome.Changed, () => Change(old.Member.Key, person, now))];
        });
    }

    private static Person Read(MemberRow row, Dictionary<string, KnownOrganisation> organisations, DateTime now) => new(
        Fields.OfPerson(row.Name),
        Fields.Optional(row.Email, "email", 254),
        row.Organisation is not { } id ? null
            : organisations.GetValueOrDefault(id)?.Key ?? throw new LineRefused($"organisation \"{id}\" is neither in these files nor on the platform"),
        row.Role switch
        {
            null or "civil-servant" => MemberRoles.None,
            "scientist" => MemberRoles.Scientist,
            _ => throw new LineRefused($"\"role\" is unknown: {row.Role}"),
        },
        Fields.Optional(row.About, "about", 300),
        row.JoinedAt is null ? null : Fields.Moment(row.JoinedAt, "joinedAt", now));

    private Task Add(string key, string id, Person person, DateTime now)
    {
        var joined = person.JoinedAt ?? now;
        var member = new Member(key, person.Name, person.Role, joined);
        member.Describe(person.About);
        member.ComesFrom(id, person.Email, person.Organisation);
        db.Members.Add(member);
        if (person.Organisation is not null)
            db.Memberships.Add(new Membership(key, person.Organisation, DateOnly.FromDateTime(joined)));
        return Task.CompletedTask;
    }

    private async Task Change(string key, Person person, DateTime now)
    {
        var member = await db.Members.SingleAsync(m => m.Key == key);
        if (member.OrganisationKey != person.Organisation)
        {
            var today = DateOnly.FromDateTime(now);
            foreach (var before in await db.Memberships.Where(m => m.MemberKey == key && m.Until == null).ToListAsync())
                before.End(today);
            if (person.Organisation is not null)
                db.Memberships.Add(new Membership(key, person.Organisation, today));
        }

        member.Rename(person.Name);
        member.Describe(person.About);
        member.Grant((member.Roles & ~MemberRoles.Scientist) | person.Role);
        member.ComesFrom(member.ExternalId!, person.Email, person.Organisation);
    }

    private sealed record Person(string Name, string? Email, string? Organisation, MemberRoles Role, string? About, DateTime? JoinedAt)
    {
        public bool Is(Member member) =>
            (Name, Email, Organisation, Role, About)
            == (member.Name, member.ImportedEmail, member.OrganisationKey, member.Roles & MemberRoles.Scientist, member.About);
    }
}
