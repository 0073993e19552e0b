using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Rounds;
using Platform.Tests.Features.Threads;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Members;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.OwnData;

public sealed class OwnDataSheetTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Theory]
    [InlineData("nl", "opmerking bij:", "vraag in een vragenronde")]
    [InlineData("en", "comment on:", "question in a round")]
    public async Task A_reader_of_their_own_data_gets_words_and_links_for_posts_and_rounds_and_no_keys(string language, string words, string withoutRound)
    {
        var name = "Helper " + language;
        var thread = await app.Ask("Aad");
        var title = await app.Scope(db => db.Contributions.Where(c => c.Key == thread).Select(c => c.Title).SingleAsync());
        var other = await app.Reply("Bea", thread, "Van een ander.", PostKind.Comment);
        var viewer = await app.Viewer(name);
        await app.Scope((PlatformDb _, CastVote votes) => votes.Cast(thread, other.Key, true, viewer));
        await app.Scope(async (PlatformDb _, ReplyDraft drafts) =>
        {
            await drafts.Save(thread, "Een begin.", false, viewer);
            return true;
        });
        var (round, question) = await Helped(viewer.MemberKey!, "Wie betaalt dit?");
        var (former, formerQuestion) = await Helped(viewer.MemberKey!, "Wat kost dit?");
        var chair = await app.Moderator();
        await app.In<RunRound, bool>(run => run.RemoveHelper(former, viewer.MemberKey!, chair));
        using var reader = await app.As(name);
        reader.SetCookie("language", language);

        var page = await reader.Get("/my/data/read");

        var links = page.Document.QuerySelectorAll("main a").Select(a => (a.TextContent, a.GetAttribute("href"))).ToList();
        Assert.Contains(($"{words} {title}", PostAddress.Of($"/questions/{thread}", other.Key)), links);
        Assert.Contains((title, $"/questions/{thread}"), links);
        Assert.Contains(("Sneller beslissen", $"/rounds/{round}"), links);
        Assert.Contains(("Wie betaalt dit?", $"/rounds/{round}/desk"), links);
        Assert.Contains(withoutRound, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wat kost dit?", page.Text, StringComparison.Ordinal);
        // The titles of these tests hold a key themselves.
        var text = page.Text.Replace(title, "", StringComparison.Ordinal);
        Assert.All(new[] { thread, other.Key, round, question, former, formerQuestion }, key => Assert.DoesNotContain(key, text, StringComparison.Ordinal));
        // Each link on the page opens.
        foreach (var (_, path) in links.Where(l => l.Item2!.StartsWith("/questions/", StringComparison.Ordinal) || l.Item2.StartsWith("/rounds/", StringComparison.Ordinal)).Distinct())
            await reader.Get(path!);
    }

    /// <summary>A round in which the member helps and admitted a question.</summary>
    private async Task<(string Round, string Question)> Helped(string member, string question)
    {
        var round = await app.OpenRound();
        var chair = await app.Moderator();
        await app.In<RunRound, bool>(run => run.AddHelper(round.Key, member, chair));
        var (_, key) = await app.AskInRound(round, question);
        await app.Act(round, ActKind.Admit, key, by: new Viewer(member, MemberRoles.None));
        return (round.Key, key);
    }
}
