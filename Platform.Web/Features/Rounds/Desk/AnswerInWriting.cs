using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Lets moderators and helpers answer open questions in writing. The answer appears on the round's page. An asker who left an
/// address is mailed once where to read it.
/// </summary>
public sealed class AnswerInWriting(
    PlatformDb db, RoundReader rounds, MarkdownRenderer markdown, Outbox outbox, IStringLocalizer<RoundText> texts, IOptions<PlatformOptions> options,
    TimeProvider clock)
{
    /// <param name="seen">Version of the last act on the question when the page was drawn.</param>
    /// <returns>False when this member may not answer such a question.</returns>
    /// <exception cref="Conflict">Somebody acted on the question since.</exception>
    public Task<bool> Write(string roundKey, string questionKey, long seen, string? typed, Viewer by)
    {
        var body = Body(typed);
        var rendered = markdown.Render(body, TextPlace.Post(questionKey));
        return WithLockedRound(roundKey, questionKey, seen, by, async (round, question, version, now) =>
        {
            question.Write(body, rendered.Html, by.MemberKey!, now, version);
            var askers = await db.RoundQuestions.Where(q => q.StandsForKey == questionKey && q.Email != null && q.MailedAt == null).ToListAsync();
            foreach (var asker in askers)
            {
                asker.Mailed(now);
                // A guest typed this address and it may be another person's, so the mail contains no text of the guest.
                outbox.Send(asker.Email!, "", asker.Language, Language.In(asker.Language, () => Letter(round, question)),
                    forgetBy: round.OpenedAt + Round.KeepGuests);
            }
        });
    }

    public Task<bool> TakeBack(string roundKey, string questionKey, long seen, Viewer by) =>
        WithLockedRound(roundKey, questionKey, seen, by, (_, question, version, _) =>
        {
            question.TakeAnswerBack(version);
            return Task.CompletedTask;
        });

    private Task<bool> WithLockedRound(string roundKey, string questionKey, long seen, Viewer by, Func<Round, RoundQuestion, long, DateTime, Task> act) => db.Transact(async () =>
    {
        if (await rounds.ForHelper(roundKey, by) is not { } round)
            return false;
        var version = await RoundBulk.AdvanceRound(db, roundKey);
        var question = await db.RoundQuestions.SingleOrDefaultAsync(q => q.RoundKey == roundKey && q.Key == questionKey);
        if (question is null || !question.IsPublic)
            return false;
        if (question.ActedAt != seen)
            throw new Conflict("ActedOnSince");
        await act(round, question, version, clock.UtcNow());
        return true;
    });

    private Letter Letter(Round round, RoundQuestion answered)
    {
        var page = new Uri(options.Value.PublicUrl, $"/r/{round.Code}#q-{answered.Key}");
        return new LetterBody()
            .Say(texts["Mail.Answered", round.Title])
            .Link(texts["Mail.Read"], page)
            .Letter(texts["Mail.Subject", round.Title], texts["Mail.Why"]) with
        { ToMember = false };
    }

    private static string Body(string? typed)
    {
        try
        {
            return TextRules.Body(typed, TextLimits.PostBytes, "AnswerNeeded");
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Body" };
        }
    }
}
