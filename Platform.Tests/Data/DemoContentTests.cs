using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support;
using Platform.Web.Demo;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Members;

namespace Platform.Tests.Data;

public sealed class DemoContentTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task The_first_run_finds_conversations_a_queue_and_an_account_for_each_role()
    {
        await DemoContent.Fill(app.Services);
        await DemoContent.Fill(app.Services);

        var (statuses, roles, imported, mails) = await app.Scope(async db => (
            await db.Contributions.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count),
            await db.Users.Select(u => u.Member.Roles).ToListAsync(),
            await db.Contributions.CountAsync(c => c.ImportedAt != null),
            await db.Outbox.CountAsync()));
        Assert.True(statuses[ContributionStatus.Published] >= 40);
        Assert.True(statuses[ContributionStatus.Waiting] >= 1 && statuses[ContributionStatus.Returned] >= 1);
        Assert.Equal([MemberRoles.None, MemberRoles.Scientist, MemberRoles.Moderator, MemberRoles.Administrator], roles.Order());
        Assert.Equal((0, 0), (imported, mails));
    }

    [Fact]
    public async Task The_first_run_finds_experiences_with_uses_and_dated_additions_and_texts_of_two_authors()
    {
        await DemoContent.Fill(app.Services);

        var (experiences, uses, together, added) = await app.Scope(async db => (
            await db.Contributions.OfType<Experience>().CountAsync(e => e.PublishedNumber != null),
            await db.ExperienceUses.CountAsync(),
            await db.CoAuthors.Select(a => a.ContributionKey).Distinct().CountAsync(),
            (await db.Revisions.Select(r => r.Fields).ToListAsync()).Select(f => f["additions"]).Where(a => a.Length > 0).ToList()));
        Assert.Equal((12, 2), (experiences, together));
        Assert.True(uses >= 20);
        Assert.Equal([2, 2], added.Select(a => Addition.Parse(a).Count));
        var now = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        Assert.All(added.SelectMany(Addition.Parse), a => Assert.InRange(now.DayNumber - a.On.DayNumber, 10, 100));
    }
}
