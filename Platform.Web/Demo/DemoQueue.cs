using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Review;

namespace Platform.Web.Demo;

/// <summary>Submits demo texts for review, and decides some of them as the demo's moderator, at times in the past.</summary>
internal sealed class DemoQueue(PlatformDb db, ContentCheck check, Bylines bylines, ReviewQueue queue, IEnumerable<IReviewSubject> subjects)
{
    public async Task Fill(IEnumerable<DemoText> texts)
    {
        foreach (var text in texts)
        {
            await db.Transact(() => Submit(text));
            if (text.Status != "waiting")
                await db.Transact(() => Decide(text));
            db.ChangeTracker.Clear();
        }
    }

    private async Task Submit(DemoText text)
    {
        var row = text.Row;
        var author = await db.Members.SingleAsync(m => m.ExternalId == row.Author);
        var contribution = Contribution.New(Kinds.Parse(row.Type!), row.Key!, author.Key, text.At);
        var typed = new DraftText(row.Title!, row.Summary ?? "", row.Body!, row.Language!, string.Join(',', row.Tags ?? [])) { Fields = FieldValues.Of(row.Fields) };
        var content = check.Check(contribution.Kind.Traits(), typed);
        db.Contributions.Add(contribution);
        var revision = contribution.Propose(content, [await bylines.Of(author, row.ByLayerOnly ?? false)], text.At);
        db.Revisions.Add(revision);
        await queue.Enqueue(revision, text.At);
    }

    private async Task Decide(DemoText text)
    {
        var item = await db.ReviewItems.SingleAsync(i => i.ContributionKey == text.Row.Key && i.ClosedAt == null);
        var moderator = await db.Members.FirstAsync(m => m.Roles == MemberRoles.Moderator);
        var (verdict, reason) = text.Status == "returned" ? (Verdict.Return, ReviewReason.Unclear) : (Verdict.Decline, ReviewReason.OffTopic);
        var decision = item.Decide(verdict, reason, text.Note, new Viewer(moderator.Key, moderator.Roles), text.At.AddHours(20));
        // DecideReview is not used, because it also notifies the author by mail.
        await subjects.Single(s => s.Concerns(item)).CarryOut(item, decision);
        db.ReviewDecisions.Add(decision);
    }
}
