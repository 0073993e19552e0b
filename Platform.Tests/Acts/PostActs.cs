using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Threads;

namespace Platform.Tests.Acts;

/// <summary>What can be done with one post.</summary>
public static class PostActs
{
    private static readonly string[] NotSeen = ["waiting", "returned", "declined", "dropped", "nameless waiting", "waiting in a withdrawn thread", "waiting in a locked thread", "a waiting conclusion"];

    public static readonly Act<PostSubject>[] All =
    [
        new("POST /threads/{key}/posts/{post}/edit",
            (s, p) => IsAuthor(s, p) && CanBeEdited(s) && s.State is not "in a locked thread",
            (s, p, words) => p.Form(Page(s, "edit"), ("Body", words), ("BaseNumber", s.State == "edited" ? "2" : "1")),
            (db, s, _, words) => db.PostVersions.AnyAsync(v => v.PostKey == s.Post && v.Body == words)),
        new("POST /threads/{key}/posts/{post}/edit?handler=Reveal",
            (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, _) => p.Form(Page(s, "edit?handler=Reveal")),
            (db, s, _, _) => db.Posts.AnyAsync(x => x.Key == s.Post && !x.ByLayerOnly)),
        new("POST /threads/{key}/posts/{post}/edit?handler=Preview",
            (s, p) => IsAuthor(s, p) && CanBeEdited(s),
            (s, p, words) => p.Form(Page(s, "edit?handler=Preview"), ("Body", words), ("BaseNumber", s.State == "edited" ? "2" : "1")), (_, _, _, _) => Task.FromResult(true)),
        new("POST /threads/{key}/posts/{post}/withdraw",
            (s, p) => IsAuthor(s, p) && (IsShown(s) || IsUndecided(s)) && Reads(s, p),
            (s, p, _) => p.Form(Page(s, "withdraw")),
            (db, s, _, _) => Is(db, s, IsUndecided(s) ? PostState.Dropped : PostState.Withdrawn)),
        new("POST /api/v1/threads/{key}/posts/{post}/withdraw",
            (s, p) => IsAuthor(s, p) && (IsShown(s) || IsUndecided(s)) && Reads(s, p),
            (s, p, _) => p.Api(HttpMethod.Post, Api(s, "/withdraw")),
            (db, s, _, _) => Is(db, s, IsUndecided(s) ? PostState.Dropped : PostState.Withdrawn)),
        new("POST /threads/{key}/posts/{post}/moderate?handler=Hide",
            (s, p) => p.Viewer.IsModerator && p != s.Author && IsShown(s),
            (s, p, words) => p.Form(Page(s, "moderate?handler=Hide"), ("Reason", "Other"), ("Words", words)),
            (db, s, _, _) => Is(db, s, PostState.Hidden)),
        new("POST /api/v1/threads/{key}/posts/{post}/hide",
            (s, p) => p.Viewer.IsModerator && p != s.Author && IsShown(s),
            (s, p, words) => p.Api(HttpMethod.Post, Api(s, "/hide"), new { reason = "other", text = words }),
            (db, s, _, _) => Is(db, s, PostState.Hidden)),
        new("POST /threads/{key}/posts/{post}/moderate?handler=Show",
            (s, p) => p.Viewer.IsModerator && s.State is "hidden" or "a hidden conclusion",
            (s, p, words) => p.Form(Page(s, "moderate?handler=Show"), ("Words", words)),
            (db, s, _, _) => Is(db, s, PostState.Visible)),
        new("POST /api/v1/threads/{key}/posts/{post}/show",
            (s, p) => p.Viewer.IsModerator && s.State is "hidden" or "a hidden conclusion",
            (s, p, words) => p.Api(HttpMethod.Post, Api(s, "/show"), new { text = words }),
            (db, s, _, _) => Is(db, s, PostState.Visible)),
        new("POST /threads/{key}/posts/{post}/move",
            CanMove,
            (s, p, words) => p.Form(Page(s, "move"), ("Target", s.Elsewhere), ("WithReplies", "true"), ("Words", words)),
            (db, s, _, _) => Is(db, s, PostState.Moved)),
        new("POST /api/v1/threads/{key}/posts/{post}/move",
            CanMove,
            (s, p, words) => p.Api(HttpMethod.Post, Api(s, "/move"), new { target = s.Elsewhere, withReplies = false, text = words }),
            (db, s, _, _) => Is(db, s, PostState.Moved)),
        new("POST /threads/{key}/posts/{post}/thanks",
            (s, p) => CanThank(s, p),
            (s, p, words) => p.Form(Page(s, "thanks"), ("Line", words)),
            (db, s, p, _) => db.Thanks.AnyAsync(t => t.PostKey == s.Post && t.MemberKey == p.Key)),
        new("POST /api/v1/threads/{key}/posts/{post}/thanks",
            (s, p) => CanThank(s, p),
            (s, p, words) => p.Api(HttpMethod.Post, Api(s, "/thanks"), new { line = words }),
            (db, s, p, _) => db.Thanks.AnyAsync(t => t.PostKey == s.Post && t.MemberKey == p.Key)),
        new("POST /threads/{key}/votes",
            (s, p) => CanThank(s, p),
            (s, p, _) => p.Form($"/threads/{s.Thread}/votes", ("Post", s.Post), ("Useful", "true")),
            (db, s, p, _) => db.Votes.AnyAsync(t => t.PostKey == s.Post && t.MemberKey == p.Key && t.Useful)),
        new("PUT /api/v1/threads/{key}/posts/{post}/vote",
            (s, p) => CanThank(s, p),
            (s, p, _) => p.Api(HttpMethod.Put, Api(s, "/vote"), new { useful = true }),
            (db, s, p, _) => db.Votes.AnyAsync(t => t.PostKey == s.Post && t.MemberKey == p.Key && t.Useful)),
        new("POST /threads/{key}/accepted",
            CanAccept,
            (s, p, _) => p.Form($"/threads/{s.Thread}/accepted", ("Post", s.Post)),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Thread && t.AcceptedPostKey == s.Post)),
        new("POST /api/v1/threads/{key}/accepted",
            CanAccept,
            (s, p, _) => p.Api(HttpMethod.Post, $"/threads/{s.Thread}/accepted", new { post = s.Post }),
            (db, s, _, _) => db.Threads.AnyAsync(t => t.Key == s.Thread && t.AcceptedPostKey == s.Post)),
        new("POST /threads/{key}/reply",
            CanReply,
            (s, p, words) => p.Form($"/threads/{s.Thread}/reply", ("Form.Kind", "Comment"), ("Form.Body", words), ("Form.ReplyTo", s.Post), ("Form.ClientKey", words)),
            (db, _, p, words) => db.PostVersions.AnyAsync(v => v.Body == words), "to the post"),
        new("POST /api/v1/threads/{key}/posts",
            CanReply,
            (s, p, words) => p.Api(HttpMethod.Post, $"/threads/{s.Thread}/posts", new { kind = "counter-view", body = words, replyTo = s.Post }),
            (db, _, p, words) => db.PostVersions.AnyAsync(v => v.Body == words), "to the post"),
        new("PUT /api/v1/threads/{key}/conclusion",
            (s, p) => !InWithdrawn(s) && (p == s.Asker || p.Viewer.IsModerator) && s.State is not ("a conclusion" or "a waiting conclusion" or "a hidden conclusion that was followed" or "cited"),
            (s, p, words) => p.Api(HttpMethod.Put, $"/threads/{s.Thread}/conclusion", new { body = $"{words} [dit](#p-{s.Post})", baseNumber = 0 }),
            (db, _, p, words) => db.PostVersions.AnyAsync(v => v.Body.StartsWith(words)), "that cites the post"),
    ];

    private static bool IsAuthor(PostSubject s, Person p) => p == s.Author && s.State != "of one who left";

    private static bool InWithdrawn(PostSubject s) => s.State.EndsWith("in a withdrawn thread", StringComparison.Ordinal);

    /// <summary>Whether the thread is there for this person.</summary>
    private static bool Reads(PostSubject s, Person p) =>
        InWithdrawn(s) ? p.Viewer.IsModerator || p == s.Asker : s.State != "in a thread for members" || p.Who != Who.Visitor;

    private static bool IsShown(PostSubject s) => PostStates.Shown.Contains(s.State) || s.State is "in a withdrawn thread";

    /// <summary>Whether it waits for a moderator, or for its author after a moderator returned it.</summary>
    private static bool IsUndecided(PostSubject s) => NotSeen.Contains(s.State) && s.State is not ("declined" or "dropped");

    private static bool CanBeEdited(PostSubject s) =>
        (PostStates.Shown.Contains(s.State) || s.State is "waiting" or "returned" or "nameless waiting" or "waiting in a locked thread")
        && !s.State.Contains("conclusion", StringComparison.Ordinal);

    private static bool? CanMove(PostSubject s, Person p) =>
        p.Viewer.IsModerator && p != s.Author && IsShown(s) && s.State is not ("in a thread for members" or "a conclusion");

    private static bool CanThank(PostSubject s, Person p) => Signed(s, p) && p != s.Author && PostStates.Shown.Contains(s.State);

    private static bool? CanAccept(PostSubject s, Person p) =>
        p == s.Asker && PostStates.Shown.Contains(s.State) && s.State != "a conclusion";

    /// <summary>To a tombstone too: what was said to it stays a reply to it.</summary>
    private static bool? CanReply(PostSubject s, Person p) =>
        Signed(s, p) && !NotSeen.Contains(s.State) && s.State is not ("in a locked thread" or "in a withdrawn thread");

    private static bool Signed(PostSubject s, Person p) => p.Who != Who.Visitor && !(p == s.Author && s.State == "of one who left");

    private static string Page(PostSubject s, string page) => $"/threads/{s.Thread}/posts/{s.Post}/{page}";

    private static string Api(PostSubject s, string act) => $"/threads/{s.Thread}/posts/{s.Post}{act}";

    private static Task<bool> Is(PlatformDb db, PostSubject s, PostState state) => db.Posts.AnyAsync(p => p.Key == s.Post && p.State == state);

}
