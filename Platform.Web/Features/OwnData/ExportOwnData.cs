using Microsoft.EntityFrameworkCore;
using Platform.Web.Data;
using Platform.Web.Features.Accounts;

namespace Platform.Web.Features.OwnData;

/// <summary>
/// The data stored about one member, for that member (GDPR art. 15 and 20). It includes data that nobody else sees, such as
/// reading positions.
/// </summary>
public sealed class ExportOwnData(PlatformDb db)
{
    /// <returns>An object to serialise as JSON, with the names of the API.</returns>
    public async Task<object> Of(string me) => new
    {
        Profile = await db.Members.Where(m => m.Key == me)
            .Select(m => new { m.Key, m.Name, m.About, m.Language, m.ShowsPresence, m.Roles, m.JoinedAt, m.ApprovedCount, Organisation = m.Organisation!.Name })
            .SingleAsync(),
        Organisations = await db.Memberships.Where(m => m.MemberKey == me).OrderBy(m => m.From)
            .Select(m => new { m.OrganisationKey, m.From, m.Until }).ToListAsync(),
        Account = await db.Users.Where(a => a.Id == me).Select(a => new { a.Email, a.EmailConfirmed }).SingleOrDefaultAsync(),
        Sessions = await db.Sessions.Where(s => s.AccountId == me).OrderBy(s => s.CreatedAt)
            .Select(s => new { s.Device, s.CreatedAt, s.SeenAt, s.ExpiresAt }).ToListAsync(),
        Tokens = await db.ApiTokens.Where(t => t.AccountId == me).OrderBy(t => t.CreatedAt)
            .Select(t => new { t.Name, t.Scope, t.CreatedAt, t.ExpiresAt, t.LastUsedAt }).ToListAsync(),
        Contributions = await db.Contributions.Where(c => c.AuthorKey == me).OrderBy(c => c.Key)
            .Select(c => new { c.Key, c.Kind, c.Status, c.Audience, c.ByLayerOnly, c.PublishedAt, c.UpdatedAt }).ToListAsync(),
        Revisions = await db.Revisions.Where(r => r.AuthorKey == me).OrderBy(r => r.ContributionKey).ThenBy(r => r.Number)
            .Select(r => new { Contribution = r.ContributionKey, r.Number, r.Title, r.Summary, r.Body, r.Fields, r.Language, r.Tags, r.CreatedAt }).ToListAsync(),
        CoAuthorOf = await db.CoAuthors.Where(a => a.MemberKey == me).OrderBy(a => a.ContributionKey)
            .Select(a => new { Contribution = a.ContributionKey, a.ByLayerOnly }).ToListAsync(),
        UsesOfExperiences = await db.ExperienceUses.Where(u => u.MemberKey == me).OrderBy(u => u.At)
            .Select(u => new { Experience = u.ExperienceKey, u.Context, u.At }).ToListAsync(),
        SameQuestions = await db.SameQuestions.Where(s => s.MemberKey == me).OrderBy(s => s.At).Select(s => new { Question = s.QuestionKey, s.At }).ToListAsync(),
        Posts = await db.PostVersions.Where(v => v.AuthorKey == me || (v.AuthorKey == null && v.Post.AuthorKey == me)).OrderBy(v => v.CreatedAt).ThenBy(v => v.PostKey)
            .Select(v => new { Post = v.PostKey, Thread = v.Post.ThreadKey, v.Post.Kind, v.Post.State, v.Number, v.Body, v.CreatedAt }).ToListAsync(),
        Drafts = await db.Drafts.Where(d => d.OwnerKey == me).OrderBy(d => d.Subject)
            .Select(d => new { d.Subject, d.Title, d.Summary, d.Body, d.Fields, d.Tags, d.CreatedAt, d.UpdatedAt }).ToListAsync(),
        Votes = await db.Votes.Where(v => v.MemberKey == me).OrderBy(v => v.At).Select(v => new { Post = v.PostKey, v.Useful, v.At }).ToListAsync(),
        Thanks = await db.Thanks.Where(t => t.MemberKey == me).OrderBy(t => t.At).Select(t => new { Post = t.PostKey, t.Line, t.At }).ToListAsync(),
        ReadingPositions = await db.ReadingPositions.Where(r => r.MemberKey == me).OrderBy(r => r.At).Select(r => new { Thread = r.ThreadKey, r.Place, r.At }).ToListAsync(),
        Notifications = await db.Notifications.Where(n => n.MemberKey == me).OrderBy(n => n.At)
            .Select(n => new { n.Kind, Thread = n.ThreadKey, Post = n.PostKey, n.Line, n.At, n.ReadAt }).ToListAsync(),
        NotToldOf = await db.MutedTopics.Where(m => m.MemberKey == me).Select(m => m.Topic).ToListAsync(),
        SavedSearches = await db.SavedSearches.Where(s => s.MemberKey == me).OrderBy(s => s.CreatedAt)
            .Select(s => new { s.Name, s.Query, s.CreatedAt, s.SeenAt, s.RemovedAt }).ToListAsync(),
        HelpsInRounds = await db.RoundHelpers.Where(h => h.MemberKey == me).Select(h => h.RoundKey).ToListAsync(),
        Synonyms = await db.SynonymVersions.Where(s => s.AuthorKey == me).OrderBy(s => s.Number).Select(s => new { s.Number, s.At }).ToListAsync(),
        DecisionsAboutMyTexts = await db.ReviewDecisions.Where(d => d.Item.SubmittedByKey == me).OrderBy(d => d.At)
            .Select(d => new { Contribution = d.Item.ContributionKey, Post = d.Item.PostKey, d.Verdict, d.Reason, d.Text, d.At }).ToListAsync(),
        SentForReview = await db.ReviewItems.Where(i => i.SubmittedByKey == me).OrderBy(i => i.SubmittedAt)
            .Select(i => new { Contribution = i.ContributionKey, Post = i.PostKey, i.SubmittedAt, i.ClosedAt }).ToListAsync(),
        DecisionsByMe = await db.ReviewDecisions.Where(d => d.ByKey == me).OrderBy(d => d.At)
            .Select(d => new { Contribution = d.Item.ContributionKey, Post = d.Item.PostKey, d.Verdict, d.Reason, d.Text, d.At }).ToListAsync(),
        TakenUpForReview = await db.ReviewItems.Where(i => i.ClaimedByKey == me).OrderBy(i => i.ClaimedAt)
            .Select(i => new { Contribution = i.ContributionKey, Post = i.PostKey, i.ClaimedAt }).ToListAsync(),
        NotificationsByMe = await db.Notifications.Where(n => n.ByKey == me).OrderBy(n => n.At)
            .Select(n => new { n.Kind, Thread = n.ThreadKey, Post = n.PostKey, n.ByLayerOnly, n.Line, n.At }).ToListAsync(),
        RoundsOpened = await db.Rounds.Where(r => r.OpenedByKey == me).OrderBy(r => r.OpenedAt).Select(r => new { r.Key, r.Title, r.OpenedAt }).ToListAsync(),
        ActsInRounds = await db.RoundActs.Where(a => a.ByKey == me).OrderBy(a => a.At).Select(a => new { Round = a.RoundKey, a.Kind, a.QuestionKey, a.At }).ToListAsync(),
        AnswersInRounds = await db.RoundQuestions.Where(q => q.AnswererKey == me).OrderBy(q => q.AnsweredAt)
            .Select(q => new { Round = q.RoundKey, Question = q.Key, q.Text, q.Answer, q.AnsweredAt }).ToListAsync(),
        Mail = await db.Outbox.Where(m => m.MemberKey == me || m.To == db.Users.Where(a => a.Id == me).Select(a => a.Email).Single()).OrderBy(m => m.CreatedAt)
            .Select(m => new { m.Subject, m.Text, m.CreatedAt, m.SentAt }).ToListAsync(),
        // Leaves out the readers of these letters, because they are other people.
        LettersThatNameMe = await db.Outbox.Where(m => m.NamesKey == me).OrderBy(m => m.CreatedAt).Select(m => new { As = m.NamesAs, m.CreatedAt, m.SentAt }).ToListAsync(),
        SignIns = await db.AuditEntries.Where(a => a.Subject == "member:" + me && a.Action.StartsWith(AccountActs.Prefix)).OrderBy(a => a.Id)
            .Select(a => new { a.Action, a.Result, a.Device, a.At, a.Times }).ToListAsync(),
        ActsAsModerator = await db.AuditEntries.Where(a => a.ActorKey == me && !a.Action.StartsWith(AccountActs.Prefix)).OrderBy(a => a.Id)
            .Select(a => new { a.Action, a.Subject, a.Result, a.At }).ToListAsync(),
    };
}
