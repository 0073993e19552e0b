using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Rounds;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Acts;

/// <summary>Something that waits, or waited, for a moderator.</summary>
/// <param name="Post">Null where it is a contribution.</param>
public sealed record ReviewSubject(string State, string Item, string Thread, string? Post, Person Author);

public sealed class ReviewStates(ActsApp app)
{
    public static readonly string[] All =
    [
        "a question", "an edit", "a reply", "a nameless reply", "an edited reply", "a conclusion", "claimed", "claimed by another", "decided", "overtaken by a newer text", "of a moderator",
        "of a withdrawn question", "a withdrawn reply", "of one who left", "a reply in a withdrawn thread", "a reply in a locked thread",
    ];

    /// <summary>Those that somebody may decide.</summary>
    public static bool IsOpen(ReviewSubject s) => s.State is not ("claimed by another" or "decided" or "overtaken by a newer text" or "of a withdrawn question" or "a withdrawn reply");

    private static int _number;

    public async Task<ReviewSubject> Make(string state)
    {
        var author = state == "of one who left" ? await app.Person(Who.Author, $"Vertrekker die wacht {++_number}")
            : await app.Person(state == "of a moderator" ? Who.Moderator : Who.Author, state == "of a moderator" ? "Moderator die wacht" : null);
        string? post = null;
        string thread;
        if (state.Contains("reply", StringComparison.Ordinal) || state == "a conclusion")
        {
            thread = await app.Publish(await app.Person(Who.Asker));
            post = state == "a conclusion" ? await app.Conclude(await app.Person(Who.Asker), thread) : await app.Reply(author, thread, byLayerOnly: state.Contains("nameless", StringComparison.Ordinal));
            if (state == "an edited reply")
            {
                await app.Decide(null, post, Verdict.Approve);
                await app.In<EditPost, Post>(e => e.Change(post, "Bij ons zeven.", 1, author.Viewer));
            }
        }
        else
        {
            // Articles of moderators are read too.
            thread = await app.Submit(author, state == "of a moderator" ? ArticleTraits.Name : QuestionTraits.Name);
            if (state == "an edit")
            {
                await app.Decide(thread, null, Verdict.Approve);
                await app.Edit(author, thread, 1, "Hoe lang duurt het nu?");
            }
        }

        var item = (await app.OpenItem(thread, post))!;
        switch (state)
        {
            case "claimed" or "claimed by another":
                var by = await app.Person(Who.Moderator, state == "claimed" ? null : "Voorzitter");
                await app.In<ClaimReview, bool>(c => c.Claim(item, by.Viewer));
                break;
            case "decided":
                await app.Decide(thread, null, Verdict.Return);
                break;
            case "overtaken by a newer text":
                await app.Edit(author, thread, 1, "Toch anders gevraagd");
                break;
            case "of a withdrawn question":
                await app.In<AuthorActs, Contribution?>(a => a.Withdraw(thread, author.Viewer));
                break;
            case "a withdrawn reply":
                await app.In<EditPost, Post>(e => e.Withdraw(post!, author.Viewer));
                break;
            case "of one who left":
                await app.Erase(author);
                break;
            case "a reply in a withdrawn thread":
                var asker = await app.Person(Who.Asker);
                await app.In<AuthorActs, Contribution?>(a => a.Withdraw(thread, asker.Viewer));
                break;
            case "a reply in a locked thread":
                await app.Lock(thread);
                break;
        }

        return new ReviewSubject(state, item, thread, post, state == "a conclusion" ? await app.Person(Who.Asker) : author);
    }
}

/// <summary>What moderators do in the queue.</summary>
public static class ReviewActs
{
    public static readonly Act<ReviewSubject>[] All =
    [
        new("POST /review/{key}?handler=Claim", (s, p) => MayDecide(s, p),
            (s, p, _) => p.Form($"/review/{s.Item}?handler=Claim"),
            (db, s, p, _) => db.ReviewItems.AnyAsync(i => i.Key == s.Item && i.ClaimedByKey == p.Key)),
        new("POST /review/{key}?handler=TakeOver", (s, p) => Moderates(s, p) && (ReviewStates.IsOpen(s) || s.State == "claimed by another"),
            (s, p, _) => p.Form($"/review/{s.Item}?handler=TakeOver"),
            (db, s, p, _) => db.ReviewItems.AnyAsync(i => i.Key == s.Item && i.ClaimedByKey == p.Key)),
        new("POST /review/{key}?handler=Release", (s, p) => MayDecide(s, p),
            (s, p, _) => p.Form($"/review/{s.Item}?handler=Release"),
            (db, s, p, _) => db.ReviewItems.AnyAsync(i => i.Key == s.Item && i.ClaimedByKey == null)),
        new("POST /review/{key}?handler=Name", (_, p) => p.Viewer.IsModerator,
            (s, p, _) => p.Form($"/review/{s.Item}?handler=Name"),
            (db, s, p, _) => db.AuditEntries.AnyAsync(a => a.ActorKey == p.Key && a.Action == ShowName.Action)),
        .. new[] { "Approve", "Return", "Decline" }.Select(verdict => new Act<ReviewSubject>("POST /review/{key}?handler=Decide", (s, p) => MayDecide(s, p),
            (s, p, words) => p.Form($"/review/{s.Item}?handler=Decide", ("Decision", verdict), ("Reason", "Other"), ("Text", words)),
            (db, s, p, _) => Decided(db, s, verdict), verdict)),
        .. new[] { "approve", "return", "decline" }.Select(verdict => new Act<ReviewSubject>("POST /api/v1/review-items/{id}/decisions", (s, p) => MayDecide(s, p),
            (s, p, words) => p.Api(HttpMethod.Post, $"/review-items/{s.Item}/decisions", new { decision = verdict, reason = "off-topic", text = words }),
            (db, s, p, _) => Decided(db, s, char.ToUpperInvariant(verdict[0]) + verdict[1..]), verdict)),
    ];

    private static bool Moderates(ReviewSubject s, Person p) => p.Viewer.IsModerator && p != s.Author;

    /// <summary>What one moderator works on is decided by nobody else.</summary>
    private static bool MayDecide(ReviewSubject s, Person p) =>
        Moderates(s, p) && ReviewStates.IsOpen(s) && (s.State != "claimed" || p.Who == Who.Moderator);

    private static Task<bool> Decided(Platform.Web.Data.PlatformDb db, ReviewSubject s, string verdict)
    {
        var expected = Enum.Parse<Verdict>(verdict);
        return db.ReviewItems.AnyAsync(i => i.Key == s.Item && i.ClosedAt != null && i.Decisions.Any(d => d.Verdict == expected));
    }
}
