using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Import;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Features.Import;

public sealed class ImportTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        string[] lines =
        [
            """{"type":"organisation","id":"twice:org","name":"Gemeente  Tweemaal","layer":"gemeente","endedOn":"2019-01-01"}""",
            """{"type":"member","id":"twice:member","name":"Tweede Lid","email":"t@example.org","organisation":"twice:org","role":"scientist"}""",
            """{"type":"article","id":"twice:a","language":"nl","title":"  Titel ","summary":"Kort","body":"Eén\r\n\r\ntwee ","author":"twice:member","tags":["#woo","Woo","wob"],"publishedAt":"2020-01-01","source":"https://example.org/a","licence":"CC0"}""",
            """{"type":"question","id":"twice:q","language":"nl","title":"Vraag?","body":"Hoe?","author":"twice:member","publishedAt":"2020-01-02T03:04:05.678+01:00","answers":[{"id":"twice:q:1","author":"twice:member","body":" Zo. ","accepted":true}],"posts":[{"id":"twice:q:2","kind":"comment","author":"twice:member","body":"Ja","replyTo":"twice:q:1"}]}""",
        ];

        var first = await ImportRun.Of(app, lines);
        var before = await app.Scope(db => db.Changes.CountAsync());
        var second = await ImportRun.Of(app, lines);

        Assert.Empty(first.Problems);
        Assert.Equal((1, 1, 1, 1, 2), (first.New("organisation"), first.New("member"), first.New("article"), first.New("question"), first.New("post")));
        Assert.Empty(second.Problems);
        Assert.Equal((1, 1, 1, 1, 2), (second.Unchanged("organisation"), second.Unchanged("member"), second.Unchanged("article"), second.Unchanged("question"), second.Unchanged("post")));
        Assert.Equal(0, second.Changed("question") + second.New("question"));
        Assert.Equal(before, await app.Scope(db => db.Changes.CountAsync()));
    }

    [Fact]
    public async Task A_changed_text_becomes_a_new_revision_at_the_same_address()
    {
        var member = Member("changed:m");
        await ImportRun.Of(app, member, Question("changed:q", "changed:m", "Oude tekst", """{"id":"changed:1","kind":"answer","author":"changed:m","body":"Oud"}"""));
        var key = await KeyOf("changed:q");

        var again = await ImportRun.Of(app, Question("changed:q", "changed:m", "Nieuwe tekst",
            """{"id":"changed:1","kind":"answer","author":"changed:m","body":"Nieuw","accepted":false},{"id":"changed:2","kind":"comment","author":"changed:m","body":"Erbij"}"""));

        Assert.Empty(again.Problems);
        Assert.Equal((1, 1, 1), (again.Changed("question"), again.Changed("post"), again.New("post")));
        var (published, posts, thread) = await app.Scope(async db => (
            await db.Revisions.SingleAsync(r => r.ContributionKey == key && r.Number == r.Contribution.PublishedNumber),
            await db.Posts.Where(p => p.ThreadKey == key).OrderBy(p => p.ChangedAt).ToListAsync(),
            await db.Threads.SingleAsync(t => t.Key == key)));
        Assert.Equal((2, "Nieuwe tekst"), (published.Number, published.Body));
        Assert.Equal(["<p>Nieuw</p>", "<p>Erbij</p>"], posts.Select(p => p.Html.ToString()));
        Assert.Equal((1, 1, thread.Sequence), (thread.AnswerCount, thread.CommentCount, posts.Max(p => p.ChangedAt)!.Value));
    }

    [Fact]
    public async Task A_bad_line_is_named_and_the_rest_is_kept()
    {
        var tooLong = new string('x', 65 * 1024);
        string[] bad =
        [
            "{\"type\":\"article\",",
            "[1,2]",
            """{"id":"bad:x"}""",
            """{"type":"poem","id":"bad:poem"}""",
            """{"type":"organisation","name":"Zonder id","layer":"rijk"}""",
            """{"type":"organisation","id":"bad:o","name":"Laag","layer":"kelder"}""",
            """{"type":"member","id":"bad:m2","name":"X","organisation":"bad:nowhere"}""",
            """{"type":"member","id":"bad:m3","name":"X","role":"moderator"}""",
            Question("bad:q1", "bad:nobody", "x"),
            Question("bad:q2", "bad:m", ""),
            Question("bad:q3", "bad:m", tooLong),
            Question("bad:q4", "bad:m", "x").Replace("2021-05-06", "2021-13-45"),
            Question("bad:q5", "bad:m", "x").Replace("2021-05-06", "3021-01-01"),
            Question("bad:q6", "bad:m", "x").Replace("\"Titel\"", "5"),
            Question("bad:q7", "bad:m", "\\ud800"),
            Question("bad:q8", "bad:m", "x", """{"id":"bad:p","kind":"comment","author":"bad:m","body":"x","replyTo":"bad:gone"}"""),
            Question("bad:q9", "bad:m", "x", """{"id":"bad:a","kind":"comment","author":"bad:m","body":"x","replyTo":"bad:b"},{"id":"bad:b","kind":"comment","author":"bad:m","body":"x","replyTo":"bad:a"}"""),
            Question("bad:q10", "bad:m", "x").Replace("\"nl\"", "\"de\""),
            Question("bad:q11", "bad:m", "x").Replace("\"tags\"", "\"source\":\"javascript:alert(1)\",\"tags\""),
        ];
        var file = new List<byte>();
        foreach (var line in new[] { Member("bad:m") }.Concat(bad).Append(Question("bad:good", "bad:m", "Blijft")))
            file.AddRange(Encoding.UTF8.GetBytes(line + "\n"));
        file.AddRange(Encoding.Latin1.GetBytes(Question("bad:latin", "bad:m", "caf\u00e9")));

        var run = await ImportRun.Of(app, new ImportFile("bad.jsonl", () => new MemoryStream([.. file])));

        Assert.Equal((1, 1), (run.New("member"), run.New("question")));
        Assert.Equal(bad.Length + 1, run.Report.Failures);
        var numbers = run.Problems.ConvertAll(p => int.Parse(p.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(2, bad.Length).Append(bad.Length + 3), numbers.Order());
        Assert.All(run.Problems, p => Assert.Matches(@"^bad\.jsonl:\d+: .*[a-z]{2,}", p));
        Assert.Equal("Blijft", await app.Scope(db => db.Revisions.Where(r => r.Contribution.ExternalId == "bad:good").Select(r => r.Body).SingleAsync()));
    }

    [Fact]
    public async Task A_member_whose_name_claims_a_role_is_refused_and_the_others_come_in()
    {
        var run = await ImportRun.Of(app,
            """{"type":"member","id":"named:1","name":"Jan (moderator)"}""",
            """{"type":"member","id":"named:2","name":"Jan\u200bsen"}""",
            """{"type":"member","id":"named:3","name":"\u202enaJ"}""",
            """{"type":"member","id":"named:4","name":"Jan Jansen"}""",
            """{"type":"organisation","id":"named:o","name":"Vereniging van Beheerders","layer":"rijk"}""");
        var changed = await ImportRun.Of(app, """{"type":"member","id":"named:4","name":"Beheerder Jan"}""");

        Assert.Equal((1, 1, 3), (run.New("member"), run.New("organisation"), run.Report.Failures));
        Assert.StartsWith("test.jsonl:1: \"name\": ", run.Problems[0], StringComparison.Ordinal);
        Assert.Matches("rol op het platform|role on the platform", run.Problems[0]);
        Assert.All(run.Problems.Skip(1), p => Assert.Matches("niemand ziet|nobody sees", p));
        Assert.Matches("rol op het platform|role on the platform", Assert.Single(changed.Problems));
        Assert.Equal(["Jan Jansen"], await app.Scope(db => db.Members.Where(m => m.ExternalId!.StartsWith("named:")).Select(m => m.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_reference_may_point_forward()
    {
        var later = new ImportFile("later.jsonl", () => new MemoryStream(Encoding.UTF8.GetBytes(
            Member("forward:m", "forward:o") + "\n" + """{"type":"organisation","id":"forward:o","name":"Provincie Vooruit","layer":"provincie"}""")));
        var earlier = new ImportFile("earlier.jsonl", () => new MemoryStream(Encoding.UTF8.GetBytes(Question("forward:q", "forward:m", "x",
            """{"id":"forward:2","kind":"comment","author":"forward:m","body":"Reactie","replyTo":"forward:1"},{"id":"forward:1","kind":"answer","author":"forward:m","body":"Antwoord"}"""))));

        var run = await ImportRun.Of(app, earlier, later);

        Assert.Empty(run.Problems);
        var organisation = await app.Scope(db => db.Contributions.Where(c => c.ExternalId == "forward:q").Select(c => c.Organisation!.Name).SingleAsync());
        Assert.Equal("Provincie Vooruit", organisation);
    }

    [Fact]
    public async Task An_unknown_field_is_told_of_once_with_how_often_it_stood_there()
    {
        var run = await ImportRun.Of(app,
            """{"type":"member","id":"field:1","name":"Een","colour":"red"}""",
            """{"type":"member","id":"field:2","name":"Twee","colour":"blue"}""");

        Assert.Equal((2, 2), (run.New("member"), run.Report.UnknownFields[("member", "colour")]));
    }

    [Fact]
    public async Task An_import_mails_nobody_and_waits_for_no_review()
    {
        await ImportRun.Of(app, Member("quiet:m"), Question("quiet:q", "quiet:m", "x", """{"id":"quiet:1","kind":"answer","author":"quiet:m","body":"y"}"""));

        var (mails, items, imported) = await app.Scope(async db => (
            await db.Outbox.CountAsync(), await db.ReviewItems.CountAsync(), await db.Contributions.SingleAsync(c => c.ExternalId == "quiet:q")));
        Assert.Equal((0, 0), (mails, items));
        Assert.Equal(ContributionStatus.Published, imported.Status);
        Assert.NotNull(imported.ImportedAt);
        Assert.Equal(new DateTime(2021, 5, 6, 0, 0, 0, DateTimeKind.Utc), imported.PublishedAt);
    }

    [Fact]
    public async Task What_a_moderator_hid_is_not_brought_back_by_an_import()
    {
        var line = Question("hidden:q", "hidden:m", "x", """{"id":"hidden:1","kind":"comment","author":"hidden:m","body":"Onaardig"}""");
        await ImportRun.Of(app, Member("hidden:m"), line);
        await app.Scope((Web.Data.PlatformDb db, ThreadWriter threadWriter) => db.Transact(async () =>
        {
            await threadWriter.Hide(await db.Posts.SingleAsync(p => p.ExternalId == "hidden:1"), DateTime.UnixEpoch);
            return true;
        }));

        var same = await ImportRun.Of(app, line);
        var changed = await ImportRun.Of(app, line.Replace("Onaardig", "Nog onaardiger"));

        Assert.Equal((1, 0), (same.Unchanged("post"), same.Problems.Count));
        Assert.Single(changed.Problems);
        Assert.Equal(PostState.Hidden, await app.Scope(db => db.Posts.Where(p => p.ExternalId == "hidden:1").Select(p => p.State).SingleAsync()));
    }

    private static string Member(string id, string? organisation = null) =>
        $$"""{"type":"member","id":"{{id}}","name":"Lid {{id}}"{{(organisation is null ? "" : $",\"organisation\":\"{organisation}\"")}}}""";

    private static string Question(string id, string author, string body, string posts = "") =>
        $$"""{"type":"question","id":"{{id}}","language":"nl","title":"Titel","body":"{{body}}","author":"{{author}}","tags":["import"],"publishedAt":"2021-05-06","posts":[{{posts}}]}""";

    private Task<string> KeyOf(string id) => app.Scope(db => db.Contributions.Where(c => c.ExternalId == id).Select(c => c.Key).SingleAsync());
}
