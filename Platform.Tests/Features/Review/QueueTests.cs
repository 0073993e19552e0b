using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Contributions;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using static Platform.Tests.Features.Threads.Conversation;

namespace Platform.Tests.Features.Review;

public sealed class QueueTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task A_moderator_reads_the_record_of_the_author_beside_the_text()
    {
        using var vera = await app.As("Vera Verleden", layer: Layer.Gemeente);
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await vera.WriteArticle("Goedgekeurd verleden");
        await app.Approve("Goedgekeurd verleden");
        await vera.Ask("Teruggestuurd verleden");
        await mo.Decide(await mo.OpenReview("Teruggestuurd verleden"), "Return", "Unclear", "Wie doet wat?");
        await vera.Ask("Naamloos verleden", more: ("ByLayerOnly", "true"));
        await app.Approve("Naamloos verleden");
        await vera.Ask("Het heden");

        var beside = (await mo.OpenReview("Het heden")).Document.QuerySelector("aside")!;

        Assert.Contains("Lid sinds", beside.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 geplaatst, 1 teruggestuurd, 0 niet geplaatst", beside.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Teruggestuurd verleden", "Goedgekeurd verleden"], beside.QuerySelectorAll("section:first-child li a").Select(a => a.TextContent));
        await mo.Get(beside.QuerySelector("section:first-child li a")!.GetAttribute("href")!);
    }

    [Fact]
    public async Task The_queue_shows_how_each_text_begins()
    {
        using var eva = await app.As("Eva Eerst");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await eva.Ask("Waar begint dit?", "Dit begint met **een eerste zin**. " + string.Concat(Enumerable.Repeat("En nog een zin. ", 40)));
        await app.Approve("Waar begint dit?");
        await eva.Ask("Waar begint dat?", "Dat begint anders.");
        var thread = await app.Ask("Aad");
        await app.Reply("Rik Reactie", thread, "Een reactie begint ook ergens.");

        var rows = (await mo.Get("/review")).Document.QuerySelectorAll(".o-queue > li .o-begin").Select(row => row.TextContent).ToList();

        Assert.Contains("Dat begint anders.", rows);
        Assert.Contains("Een reactie begint ook ergens.", rows);
        Assert.All(rows, row => Assert.InRange(row.Length, 1, 170));
    }

    [Fact]
    public async Task Beside_a_reply_its_moderator_reads_what_the_conversation_is_about()
    {
        var thread = await app.Ask("Aad");
        var post = await app.Reply("Rob Reactie", thread, "Een reactie zonder samenhang.");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        var item = await app.Scope(db => db.ReviewItems.Where(i => i.PostKey == post.Key).Select(i => i.Key).SingleAsync());

        var page = await mo.Get($"/review/{item}");

        Assert.Contains("Wij wachten al een jaar.", page.Document.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_of_an_author_by_layer_only_shows_with_their_name_and_not_before()
    {
        using var loes = await app.As("Loes Laag", layer: Layer.Gemeente);
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await loes.WriteArticle("Onder haar eigen naam");
        await app.Approve("Onder haar eigen naam");
        await loes.Ask("Zonder haar naam", more: ("ByLayerOnly", "true"));

        var review = await mo.OpenReview("Zonder haar naam");
        Assert.DoesNotContain("Onder haar eigen naam", review.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lid sinds", review.Text, StringComparison.Ordinal);

        var named = await mo.Submit(review, "form[action*='handler=Name']", new Dictionary<string, string>());
        Assert.Contains("Onder haar eigen naam", named.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_resembles_a_text_is_named_beside_it_and_the_text_itself_is_not()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await anna.Ask("Hoe ringen wij tureluurs in de polder?", "Wie ringt tureluurs bij laag water?");
        await app.Approve("Hoe ringen wij tureluurs in de polder?");
        await anna.Ask("Tureluurs ringen in de polder, hoe gaat dat?", "Wie ringt tureluurs bij laag water?");
        var item = (await mo.OpenReview("Tureluurs ringen in de polder, hoe gaat dat?")).Address.AbsolutePath;

        await Eventually(async () => (await Alike()).Count > 0, "the index has the approved question");

        Assert.Equal(["Hoe ringen wij tureluurs in de polder?"], await Alike());

        async Task<List<string>> Alike() =>
            [.. (await mo.Get(item)).Document.QuerySelectorAll("section[aria-labelledby=alike] a").Select(a => a.TextContent)];
    }

    [Fact]
    public async Task The_queue_has_one_name_and_says_to_whom_a_text_is_assigned()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await anna.Ask("Hoe heet dit?");

        var queue = await mo.Get("/review");
        var item = await mo.OpenReview("Hoe heet dit?");

        Assert.Equal("Wachtrij", queue.Document.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("Wachtrij", queue.Document.Title, StringComparison.Ordinal);
        Assert.Equal("Wachtrij", item.Document.QuerySelector(".utrecht-breadcrumb-nav a")!.TextContent);
        Assert.Contains("Toegewezen aan:", queue.Text, StringComparison.Ordinal);
        Assert.Equal("Neem in behandeling", item.Document.QuerySelector("form[action*='handler=Claim'] button")!.TextContent);
        var claimed = await mo.Submit(item, "form[action*='handler=Claim']", new Dictionary<string, string>());
        Assert.Equal("Zet terug in de wachtrij", claimed.Document.QuerySelector("form[action*='handler=Release'] button")!.TextContent);
    }

    [Fact]
    public async Task An_item_says_why_it_waits_and_how_long_still_with_the_decision_beside_the_text()
    {
        using var anna = await app.As("Anna");
        using var mo = await app.As("Mo", MemberRoles.Moderator);
        await anna.Ask("Waarom wacht dit?");

        var item = await mo.OpenReview("Waarom wacht dit?");

        var head = item.Document.QuerySelector(".o-titlehead")!;
        Assert.Contains("De schrijver had nog geen 3 geplaatste teksten bij het insturen", head.TextContent, StringComparison.Ordinal);
        Assert.Equal("nog 3 dagen", head.QuerySelector(".o-due")!.TextContent);
        var form = item.Document.QuerySelector("aside + form#decide")!;
        Assert.Equal("Uw besluit", form.QuerySelector("legend")!.TextContent);
        Assert.Equal("Alleen nodig bij terugsturen of niet plaatsen.", item.Document.GetElementById("Reason-description")!.TextContent);
        Assert.Equal("#decide", head.QuerySelector("a[href='#decide']")?.GetAttribute("href"));
    }
}
