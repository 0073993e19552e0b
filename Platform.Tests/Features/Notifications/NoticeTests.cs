using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Data;
using Platform.Web.Features.Notifications;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Notifications;

public sealed class NoticeTests(TrustingApp app) : IClassFixture<TrustingApp>
{
    [Fact]
    public async Task Who_asked_hears_of_an_answer_and_who_wrote_of_a_reply_each_once()
    {
        var thread = await app.Ask("Anna");
        var answer = await app.Reply("Bram", thread, "Zes weken.");
        await app.Reply("Anna", thread, "Dank je wel.", PostKind.Comment, answer.Key);
        await app.Reply("Cees", thread, "Anna vroeg het, Bram zei het.", PostKind.Comment, answer.Key);

        Assert.Equal([NoticeKind.Answer, NoticeKind.Comment], await Kinds("Anna", thread));
        Assert.Equal([NoticeKind.Reply, NoticeKind.Reply], await Kinds("Bram", thread));
        Assert.Empty(await Kinds("Cees", thread));
    }

    [Fact]
    public async Task Of_one_post_one_hears_once_by_what_concerns_one_most()
    {
        var thread = await app.Ask("Dora");
        var dora = await app.Member("Dora");
        var mine = await app.Reply("Dora", thread, "Ik vul aan.", PostKind.Comment);

        await app.Reply("Evert", thread, $"[Dora](/members/{dora.Key}), zes weken.", PostKind.Answer, mine.Key);

        Assert.Equal([NoticeKind.Answer], await Kinds("Dora", thread));
    }

    [Fact]
    public async Task Who_is_mentioned_hears_of_it_and_nobody_of_their_own_acts()
    {
        var thread = await app.Ask("Fenna");
        var gijs = await app.Member("Gijs");
        var fenna = await app.Member("Fenna");

        await app.Reply("Hans", thread, $"[Gijs](/members/{gijs.Key}) weet dit.", PostKind.Comment);
        await app.Reply("Fenna", thread, $"[Ik](/members/{fenna.Key}) niet.", PostKind.Comment);

        Assert.Equal([NoticeKind.Mention], await Kinds("Gijs", thread));
        Assert.Equal([NoticeKind.Comment], await Kinds("Fenna", thread));
    }

    [Fact]
    public async Task Who_acts_by_layer_only_is_named_nowhere()
    {
        var thread = await app.Ask("Iris", byLayerOnly: true);
        var answer = await app.Reply("Joost", thread, "Zes weken.");
        await Accept(thread, answer.Key, "Iris");
        var asked = await app.Ask("Joost");
        await app.Member("Karin", layer: Layer.Gemeente);
        await app.Reply("Karin", asked, "Liever zonder naam.", byLayerOnly: true);
        var joost = await app.Member("Joost");
        await Tell(joost.Key, NoticeKind.Thanks, asked, null, (await app.Member("Karin")).Key);

        using var client = await app.As("Joost");
        var page = await client.Get("/notifications");

        Assert.Contains("koos uw antwoord", page.Text, StringComparison.Ordinal);
        Assert.Contains("bedankt u", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Iris", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Karin", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_showed_of_who_thanked_stays_when_they_answer_by_layer_only_afterwards()
    {
        var thread = await app.Ask("Yvo");
        var mine = await app.Reply("Yvo", thread, "Zo doen wij het.", PostKind.Comment);
        var other = await app.Reply("Wim", thread, "En wij zo.");
        await Thank("Klokkenluider", thread, mine.Key);
        using var yvo = await app.As("Yvo");
        Assert.Contains("Klokkenluider bedankt u", (await yvo.Get("/notifications")).Text, StringComparison.Ordinal);

        await app.Reply("Klokkenluider", thread, "Bij ons gaat het mis.", byLayerOnly: true);
        await Thank("Klokkenluider", thread, other.Key);

        Assert.Contains("Klokkenluider bedankt u", (await yvo.Get("/notifications")).Text, StringComparison.Ordinal);
        using var wim = await app.As("Wim");
        var told = await wim.Get("/notifications");
        Assert.Contains("bedankt u", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Klokkenluider", told.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_closed_or_hidden_vanishes_from_the_list_and_from_the_count()
    {
        var thread = await app.Ask("Lars");
        var reply = await app.Reply("Mia", thread, "Eerste.", PostKind.Comment);
        var other = await app.Reply("Lars", thread, "Ik ook.", PostKind.Comment, reply.Key);
        using var mia = await app.As("Mia");
        Assert.Equal("1", Bell(await mia.Get("/notifications")));

        await app.Scope(async (PlatformDb db, EditPost edit) => await edit.Withdraw(other.Key, await app.Viewer("Lars")));
        var page = await mia.Get("/notifications");
        Assert.Null(Bell(page));
        Assert.DoesNotContain("reageerde", page.Text, StringComparison.Ordinal);

        await app.Reply("Lars", thread, "Opnieuw.", PostKind.Comment, reply.Key);
        Assert.Equal("1", Bell(await mia.Get("/")));
        var lars = await app.Viewer("Lars");
        await app.Scope(async db =>
        {
            var contribution = await db.Contributions.SingleAsync(c => c.Key == thread);
            contribution.Withdraw(lars, DateTime.UnixEpoch);
            return await db.SaveChangesAsync();
        });
        page = await mia.Get("/notifications");
        Assert.Null(Bell(page));
        Assert.DoesNotContain(thread, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_says_what_where_and_by_whom_in_the_name_of_its_own_link()
    {
        using var sara = await app.As("Sara");
        var (first, second) = (await app.Ask("Sara"), await app.Ask("Sara"));
        await app.Scope(db => db.Contributions.Where(c => c.Key == second).ExecuteUpdateAsync(c => c.SetProperty(x => x.Title, "De tweede vraag")));
        await app.Reply("Teun", first, "Zes weken.");
        await app.Reply("Teun", second, "Acht weken.");
        var mine = await app.Reply("Sara", first, "Dank.", PostKind.Comment);
        await Thank("Ursula", first, mine.Key);
        var ursula = await app.Member("Ursula");
        await Tell((await app.Member("Sara")).Key, NoticeKind.Returned, second, null, ursula.Key);

        var names = (await sara.Get("/notifications")).Document.QuerySelectorAll("form[action$='Open'] button").Select(b => string.Join(' ', b.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Contains(names, n => n.StartsWith("Teun gaf antwoord op uw vraag in “De tweede vraag”", StringComparison.Ordinal));
        Assert.Contains(names, n => n.StartsWith("Ursula bedankt u voor uw opmerking in “", StringComparison.Ordinal));
        Assert.Contains(names, n => n.StartsWith("Een moderator heeft uw vraag teruggestuurd in “De tweede vraag”", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.Contains("Bekijk", StringComparison.Ordinal) || n.Contains('·', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_members_notifications_cannot_be_opened()
    {
        var thread = await app.Ask("Nico");
        await app.Reply("Olga", thread, "Zes weken.");
        var key = await app.Scope(db => db.Notifications.Where(n => n.ThreadKey == thread).Select(n => n.Key).SingleAsync());
        await app.Ask("Piet");
        using var piet = await app.As("Piet");
        await app.Reply("Olga", await app.Ask("Piet"), "Acht weken.");
        var page = await piet.Get("/notifications");

        await piet.Submit(page, "form[action$='Open']", new Dictionary<string, string> { ["key"] = key }, System.Net.HttpStatusCode.NotFound);

        Assert.Null(await app.Scope(db => db.Notifications.Where(n => n.Key == key).Select(n => n.ReadAt).SingleAsync()));
    }

    [Fact]
    public async Task Opening_one_reads_it_and_all_at_once_can_be_undone()
    {
        var thread = await app.Ask("Quint");
        await app.Reply("Rosa", thread, "Een.");
        await app.Reply("Rosa", thread, "Twee.");
        await app.Reply("Rosa", thread, "Drie.");
        using var quint = await app.As("Quint");
        var page = await quint.Get("/notifications");
        Assert.Equal("3", Bell(page));

        var opened = await quint.Submit(page, "details form[action$='Open']", new Dictionary<string, string>());
        Assert.Contains("Drie.", opened.Text, StringComparison.Ordinal);
        page = await quint.Submit(await quint.Get("/notifications"), "form[action$='All']", new Dictionary<string, string>());
        Assert.Null(Bell(page));
        page = await quint.Submit(page, "form[action$='Undo']", new Dictionary<string, string>());

        Assert.Equal("2", Bell(page));
    }

    [Fact]
    public async Task A_conversation_is_one_row_with_who_how_many_and_the_newest_words_and_opening_it_reads_all()
    {
        var thread = await app.Ask("Vera");
        for (var i = 1; i <= 12; i++)
            await app.Reply(i == 12 ? "Zeb" : "Xander", thread, $"Bericht {i}.", PostKind.Comment);
        await app.Reply("Zeb", await app.Ask("Vera"), "Eén antwoord.");
        using var vera = await app.As("Vera");
        var page = await vera.Get("/notifications");

        Assert.Equal("13", Bell(page));
        var rows = page.Document.QuerySelectorAll("section[aria-labelledby=new] .o-notices > li");
        Assert.Equal(2, rows.Length);
        Assert.Contains("Zeb gaf antwoord op uw vraag", rows[0].QuerySelector(".o-meta")!.TextContent, StringComparison.Ordinal);
        Assert.Null(rows[0].QuerySelector("details"));
        Assert.Contains("Zeb en 1 ander: 12 reacties", rows[1].QuerySelector(".o-meta")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("“Bericht 12.”", rows[1].QuerySelector(".o-begin")!.TextContent);
        Assert.Equal(10, rows[1].QuerySelectorAll("details li").Length);
        Assert.Contains("En 2 die ouder zijn", rows[1].QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await vera.Get("/")).Document.QuerySelectorAll("section[aria-labelledby=waits] details"));

        await vera.Submit(page, "section[aria-labelledby=new] .o-notices > li:nth-child(2) > form", new Dictionary<string, string>());

        Assert.Equal("1", Bell(await vera.Get("/notifications")));
    }

    [Fact]
    public async Task A_row_says_what_its_notifications_are()
    {
        var thread = await app.Ask("Uma");
        await app.Reply("Rosa", thread, "Eén antwoord.");
        await app.Reply("Rosa", thread, "Een opmerking.", PostKind.Comment);
        await app.Reply("Zeb", thread, "Nog een.", PostKind.Comment);
        using var uma = await app.As("Uma");

        Assert.Contains("Zeb en 1 ander: 1 antwoord, 2 reacties", (await uma.Get("/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_name_is_never_counted_as_one_of_those_with_a_name()
    {
        var thread = await app.Ask("Wout");
        await app.Member("Yara", layer: Layer.Gemeente);
        await app.Reply("Yara", thread, "Met naam.", PostKind.Comment);
        await app.Reply("Yara", thread, "Zonder naam.", PostKind.Comment, byLayerOnly: true);
        await app.Reply("Zeb", thread, "Ook ik.", PostKind.Comment);
        using var wout = await app.As("Wout");

        Assert.Contains("Zeb en 2 anderen: 3 reacties", (await wout.Get("/notifications")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_want_replies_hears_of_none_but_always_of_a_moderator()
    {
        var thread = await app.Ask("Sanne");
        using var sanne = await app.As("Sanne");
        var page = await sanne.Get("/notifications");
        page.Document.QuerySelector("input[value=Replies]")!.RemoveAttribute("checked");
        await sanne.Submit(page, "form[action$='Topics']", new Dictionary<string, string>());

        var post = await app.Reply("Teun", thread, "Zes weken.");
        await Tell((await app.Member("Sanne")).Key, NoticeKind.Locked, thread, null, (await app.Member("Teun")).Key);

        Assert.NotNull(post);
        Assert.Equal([NoticeKind.Locked], await Kinds("Sanne", thread));
    }

    private static string? Bell(Page page) =>
        page.Document.QuerySelector(".o-bell__count") is { } count && !count.HasAttribute("hidden") ? count.QuerySelector("[data-count]")!.TextContent : null;

    private async Task<List<NoticeKind>> Kinds(string name, string thread)
    {
        var member = await app.Member(name);
        return await app.Scope(db => db.Notifications.Where(n => n.MemberKey == member.Key && n.ThreadKey == thread).OrderBy(n => n.At).Select(n => n.Kind).ToListAsync());
    }

    private Task<bool> Tell(string member, NoticeKind kind, string thread, string? post, string by) => app.Scope(async (PlatformDb db, Notifier notifier) =>
    {
        await db.Transact(() => notifier.Notify(member, kind, thread, post, by, new DateTime(2026, 5, 1, 0, 0, 0, DateTimeKind.Utc)));
        return true;
    });

    private async Task Thank(string by, string thread, string post)
    {
        var viewer = await app.Viewer(by);
        Assert.True(await app.Scope((PlatformDb _, ThankAuthor thank) => thank.Thank(thread, post, null, viewer)));
    }

    private async Task Accept(string thread, string post, string asker)
    {
        var viewer = await app.Viewer(asker);
        await app.Scope(async (PlatformDb db, AcceptAnswer accept) => await accept.Accept(thread, post, viewer));
    }
}
