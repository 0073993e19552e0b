using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Rounds;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.OwnData;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>What people did before the act that is tried: by the same classes as the pages and the API use.</summary>
public static class World
{
    public static DraftText Text(string title, Audience audience = Audience.Everyone, bool byLayerOnly = false) =>
        new(title, "Waar het over gaat.", "Wij wachten al een jaar op de jaarrekening.", "nl", "termijnen", audience, byLayerOnly);

    /// <summary>Waits for a moderator.</summary>
    public static async Task<string> Submit(
        this ActsApp app, Person author, ContributionKind? kind = null, Audience audience = Audience.Everyone, bool byLayerOnly = false)
    {
        var key = ShortKey.New();
        await app.In<SubmitContribution, Contribution>(s => s.Submit(
            new Submission(key, kind ?? QuestionTraits.Name, 0, Text($"Hoe lang duurt het? ({key})", audience, byLayerOnly)), author.Viewer));
        return key;
    }

    public static async Task<string> Publish(
        this ActsApp app, Person author, ContributionKind? kind = null, Audience audience = Audience.Everyone, bool byLayerOnly = false)
    {
        var key = await app.Submit(author, kind, audience, byLayerOnly);
        await app.Decide(key, null, Verdict.Approve);
        return key;
    }

    /// <summary>A next version of a contribution.</summary>
    public static Task Edit(this ActsApp app, Person author, string key, int number, string title) => app.In<SubmitContribution, Contribution>(s =>
        s.Submit(new Submission(key, QuestionTraits.Name, number, Text(title)), author.Viewer));

    /// <summary>Waits for a moderator, unless its author is trusted.</summary>
    public static async Task<string> Reply(
        this ActsApp app, Person author, string thread, PostKind kind = PostKind.Answer, string? to = null, bool byLayerOnly = false) =>
        (await app.In<Reply, Post?>(r => r.Write(
            thread, new ReplyText(kind, "Bij ons duurde het zes weken.", to, byLayerOnly), author.Viewer, ShortKey.New())))!.Key;

    public static async Task<string> Conclude(this ActsApp app, Person author, string thread, string body = "Het duurt zes weken.", int number = 0) =>
        (await app.In<WriteConclusion, Post?>(w => w.Write(thread, body, false, number, author.Viewer)))!.Key;

    public static Task<string?> OpenItem(this ActsApp app, string? contribution, string? post) => app.Scope(db => db.ReviewItems
        .Where(i => i.ClosedAt == null && (post == null ? i.ContributionKey == contribution : i.PostKey == post)).Select(i => (string?)i.Key).SingleOrDefaultAsync());

    /// <summary>By a moderator who is none of those that try the act.</summary>
    public static async Task Decide(this ActsApp app, string? contribution, string? post, Verdict verdict)
    {
        var item = await app.OpenItem(contribution, post);
        var by = await app.Chair();
        await app.In<DecideReview, ReviewDecision?>(d => d.Decide(item!, verdict, verdict == Verdict.Approve ? ReviewReason.None : ReviewReason.Other, "Zo niet.", by.Viewer));
    }

    public static Task<Person> Chair(this ActsApp app) => app.Person(Who.Moderator, "Voorzitter");

    public static async Task Hide(this ActsApp app, string thread, string post)
    {
        var by = (await app.Chair()).Viewer;
        await app.In<ModerateThread, Post?>(m => m.Hide(thread, post, ReviewReason.Other, "Niet hier.", by));
    }

    public static async Task Lock(this ActsApp app, string thread)
    {
        var by = (await app.Chair()).Viewer;
        await app.In<ModerateThread, LiveThread?>(m => m.Lock(thread, "Het is gezegd.", by));
    }

    public static async Task<string> Move(this ActsApp app, string thread, string post, string to)
    {
        var by = (await app.Chair()).Viewer;
        return (await app.In<MovePost, Post?>(m => m.Move(thread, post, to, false, "Daar past het.", by)))!.Key;
    }

    public static Task Erase(this ActsApp app, Person person) => app.In<EraseMember, bool>(async e =>
    {
        await e.Erase(person.Key!, PlatformApp.Password);
        return true;
    });
}
