using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Import;

public sealed class ExportTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task An_export_imported_into_an_empty_platform_gives_the_same_texts_and_addresses()
    {
        await FillWithNativeTexts();
        var file = await ImportRun.Export(app);

        var other = await ImportRun.EmptyPlatform();
        try
        {
            var run = await ImportRun.Of(other, file.Split('\n'));
            Assert.Empty(run.Problems);
            Assert.Empty(run.Notes);
            Assert.Empty(run.Report.UnknownFields);
            Assert.Equal(file, await ImportRun.Export(other));
            Assert.Equal(await Texts(app), await Texts(other));
        }
        finally
        {
            await ((IAsyncLifetime)other).DisposeAsync();
        }

        var back = await ImportRun.Of(app, file.Split('\n'));
        Assert.Empty(back.Problems);
        Assert.Equal((1, 0, 0), (back.Unchanged("question"), back.Changed("question"), back.New("question")));
    }

    [Fact]
    public async Task An_export_names_nobody_who_wrote_by_layer_only()
    {
        await FillWithNativeTexts();
        var file = await ImportRun.Export(app);

        Assert.Contains("\"byLayerOnly\":true", file, StringComparison.Ordinal);
        Assert.Contains("Ik durf het niet hardop", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Bange Bert\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain((await app.Member("Bange Bert")).Key, file, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Wacht nog", file, StringComparison.Ordinal);
    }

    private static Task<List<string>> Texts(PlatformApp platform) => platform.Scope(async db =>
        (await db.Revisions.Where(r => r.Number == r.Contribution.PublishedNumber && r.Contribution.Status == ContributionStatus.Published)
            .Select(r => new { r.ContributionKey, r.Title, r.Body, r.Html }).ToListAsync())
        .Select(r => $"{r.ContributionKey} {r.Title} {r.Body} {r.Html}")
        .Concat((await db.Posts.Where(p => p.State == PostState.Visible).ToListAsync())
            .Select(p => $"{p.ThreadKey} {p.Key} {p.Kind} {p.Html} {p.AcceptedAt is not null}"))
        .Order(StringComparer.Ordinal).ToList());

    /// <summary>A question asked, waited, approved, answered, accepted and discussed by the verbs of the site itself.</summary>
    private async Task FillWithNativeTexts()
    {
        if (await app.Scope(db => db.Contributions.AnyAsync()))
            return;
        var asker = new Viewer((await app.Member("Vraagster Vera", layer: Layer.Gemeente)).Key, default);
        var shy = new Viewer((await app.Member("Bange Bert", layer: Layer.Provincie)).Key, default);
        var moderator = new Viewer((await app.Member("Rita", Web.Features.Members.MemberRoles.Moderator)).Key, Web.Features.Members.MemberRoles.Moderator);
        var key = ShortKey.New();
        await Ask(asker, key, new DraftText("Hoe lang bewaar je chats?", "", "Wij weten het *niet*.", Tags: "woo, archief", Audience: Audience.Members));
        await Approve(moderator, key);
        await Ask(asker, ShortKey.New(), new DraftText("Wacht nog", "", "Deze vraag is nog niet gelezen."));
        var answer = await Write(moderator, key, new ReplyText(PostKind.Answer, "Vijf jaar."));
        var hidden = await Write(moderator, key, new ReplyText(PostKind.Comment, "Foutje", answer.Key));
        await Write(shy, key, new ReplyText(PostKind.CounterView, "Ik durf het niet hardop te zeggen.", answer.Key, ByLayerOnly: true));
        // Not by who is answered.
        await ApprovePosts(await app.Viewer("Karel", Web.Features.Members.MemberRoles.Moderator));
        await Write(moderator, key, new ReplyText(PostKind.Comment, "Reactie op wat wegging.", hidden.Key));
        await app.Scope((Web.Data.PlatformDb _, AcceptAnswer accept) => accept.Accept(key, answer.Key, asker));
        await app.Scope((Web.Data.PlatformDb db, ThreadWriter threadWriter) => db.Transact(async () =>
        {
            await threadWriter.Hide(await db.Posts.SingleAsync(p => p.Key == hidden.Key), DateTime.UnixEpoch);
            return true;
        }));
    }

    private Task Ask(Viewer by, string key, DraftText text) =>
        app.Scope((Web.Data.PlatformDb _, SubmitContribution submit) => submit.Submit(new Submission(key, QuestionTraits.Name, 0, text), by));

    private async Task<Post> Write(Viewer by, string key, ReplyText text) =>
        (await app.Scope((Web.Data.PlatformDb _, Reply reply) => reply.Write(key, text, by, Guid.NewGuid().ToString())))!;

    private async Task Approve(Viewer moderator, string key)
    {
        var item = await app.Scope(db => db.ReviewItems.Where(i => i.ContributionKey == key && i.ClosedAt == null).Select(i => i.Key).SingleAsync());
        await app.Scope((Web.Data.PlatformDb _, Web.Features.Review.DecideReview decide) =>
            decide.Decide(item, Web.Features.Review.Verdict.Approve, Web.Features.Review.ReviewReason.None, null, moderator));
    }

    private async Task ApprovePosts(Viewer moderator)
    {
        foreach (var item in await app.Scope(db => db.ReviewItems.Where(i => i.PostKey != null && i.ClosedAt == null).Select(i => i.Key).ToListAsync()))
        {
            await app.Scope((Web.Data.PlatformDb _, Web.Features.Review.DecideReview decide) =>
                decide.Decide(item, Web.Features.Review.Verdict.Approve, Web.Features.Review.ReviewReason.None, null, moderator));
        }
    }
}
