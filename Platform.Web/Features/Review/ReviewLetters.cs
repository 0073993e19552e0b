using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Web.Features.Review;

/// <summary>Mails a decision and its reason to the author.</summary>
public sealed class ReviewLetters(PlatformDb db, Outbox outbox, IStringLocalizer<ReviewText> texts, IOptions<PlatformOptions> options)
{
    /// <summary>Adds the letter inside the transaction of the decision.</summary>
    public async Task Tell(ReviewItem item, ReviewDecision decision)
    {
        var (about, byLayerOnly, path) = item.PostKey is null ? await OfContribution(item) : await OfPost(item);
        await outbox.Tell(item.SubmittedByKey, byLayerOnly, _ => Write(about, decision, new Uri(options.Value.PublicUrl, path(decision.Verdict))));
    }

    private async Task<(string Title, bool ByLayerOnly, Func<Verdict, string> Path)> OfContribution(ReviewItem item)
    {
        var contribution = await db.Contributions.SingleAsync(c => c.Key == item.ContributionKey);
        var revision = await db.Revisions.SingleAsync(r => r.ContributionKey == item.ContributionKey && r.Number == item.RevisionNumber);
        return (revision.Title, revision.ByLayerOnly, _ => contribution.Path);
    }

    private async Task<(string Title, bool ByLayerOnly, Func<Verdict, string> Path)> OfPost(ReviewItem item)
    {
        var post = await db.Posts.SingleAsync(p => p.Key == item.PostKey);
        var contribution = await db.Contributions.SingleAsync(c => c.Key == post.ThreadKey);
        return (contribution.Title, post.ByLayerOnly, verdict => verdict switch
        {
            Verdict.Approve => PostAddress.Of(contribution.Path, post.Key),
            Verdict.Return => PostAddress.ToEdit(post.ThreadKey, post.Key, post.Kind),
            _ => contribution.Path,
        });
    }

    private Letter Write(string title, ReviewDecision decision, Uri page)
    {
        var body = new LetterBody().Say(texts[$"Mail.{decision.Verdict}", title]);
        if (decision.Reason != ReviewReason.None)
            body.Say(texts["Mail.Reason", texts[$"Reason.{decision.Reason}"].Value]);
        if (decision.Text.Length > 0)
            body.Say(texts["Mail.Message"]).Quote(decision.Text);
        body.Link(texts[decision.Verdict == Verdict.Return ? "Mail.Change" : "Mail.Read"], page);
        return body.Letter(texts[$"Mail.{decision.Verdict}.Subject", title], texts["Mail.Why"]);
    }
}
