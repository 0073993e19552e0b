using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

/// <summary>The owner's act of telling later what became of an experience. It is an edit, so a moderator reads it.</summary>
public sealed class AddAddition(PlatformDb db, SubmitContribution submit, TimeProvider clock, LocalTime local)
{
    /// <returns>Null when this reader has no such experience.</returns>
    /// <exception cref="RuleBroken">The experience is closed or not published, an edit of it waits, or the text is wrong.</exception>
    public async Task<Contribution?> Add(string key, string? text, Viewer by)
    {
        var experience = await db.Contributions.AsNoTracking().OfType<Experience>().SingleOrDefaultAsync(e => e.Key == key && e.AuthorKey == by.MemberKey);
        if (experience is null)
            return null;
        if (!experience.CanBeEditedBy(by) || experience.PublishedNumber is null)
            throw new RuleBroken("ContributionClosed");
        if (experience.ProposedNumber is not null)
            throw new RuleBroken("EditWaits");
        var latest = await db.Revisions.AsNoTracking().SingleAsync(r => r.ContributionKey == key && r.Number == experience.PublishedNumber);
        var before = DraftText.From(latest, experience);
        var after = before with { Fields = before.Fields.With("additions", Addition.Append(before.Fields["additions"], local.DayOf(clock.UtcNow()), Checked(text))) };
        return await submit.Submit(new Submission(key, experience.Kind, experience.LatestNumber, after), by);
    }

    private static string Checked(string? text)
    {
        try
        {
            var body = TextRules.Body(text, int.MaxValue, "AdditionNeeded");
            return body.Length <= ExperienceFields.Longest ? body : throw new RuleBroken("LineTooLong", ExperienceFields.Longest);
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Text" };
        }
    }
}
