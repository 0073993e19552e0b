using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Members;

/// <summary>
/// The acts of members on their own profile and organisation. Texts they wrote before keep the affiliation of that time.
/// </summary>
public sealed class EditProfile(PlatformDb db, LocalTime local, TimeProvider clock)
{
    public async Task Describe(string memberKey, string? name, string? about, string language, bool showPresence)
    {
        var member = await db.Members.SingleAsync(m => m.Key == memberKey);
        var broken = new List<RuleBroken>();
        Try("Name", () => member.Rename(name));
        Try("About", () => member.Describe(about));
        if (broken.Count > 0)
            throw new RulesBroken(broken);
        member.Speak(language);
        member.ShowPresence(showPresence);
        await db.SaveChangesAsync();

        void Try(string field, Action change)
        {
            try
            {
                change();
            }
            catch (RuleBroken e)
            {
                broken.Add(new RuleBroken(e.Rule, [.. e.Arguments]) { Field = field });
            }
        }
    }

    /// <param name="organisationKey">Key of the organisation; null when the member works at none.</param>
    public Task WorkAt(string memberKey, string? organisationKey) => db.Transact(async () =>
    {
        var member = await db.Members.SingleAsync(m => m.Key == memberKey);
        var organisation = organisationKey is null
            ? null
            : await db.Organisations.SingleOrDefaultAsync(o => o.Key == organisationKey) ?? throw new RuleBroken("OrganisationUnknown");
        var current = await db.Memberships.SingleOrDefaultAsync(m => m.MemberKey == memberKey && m.Until == null);
        if (member.Join(organisation, local.DayOf(clock.UtcNow()), current) is { } membership)
            db.Memberships.Add(membership);
    });
}
