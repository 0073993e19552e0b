using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Experiences;

/// <summary>The act "we used this too", and taking it back.</summary>
public sealed class UseExperience(PlatformDb db, TimeProvider clock)
{
    /// <summary>Records the use. A member who recorded one before replaces its line.</summary>
    /// <param name="context">How it was used; null or empty without.</param>
    /// <returns>False when there is no such experience for this reader.</returns>
    /// <exception cref="RuleBroken">It is the reader's own, or it is closed.</exception>
    public async Task<bool> Record(string key, string? context, Viewer by)
    {
        var line = Line(context);
        try
        {
            return await db.Transact(() => Add(key, line, by));
        }
        catch (DbUpdateException e) when (Conflicts.IsDuplicateKey(e))
        {
            // The same button was pressed twice at once, and the other request was first.
            db.ChangeTracker.Clear();
            return await db.Transact(() => Add(key, line, by));
        }
    }

    /// <param name="memberKey">Another member's use can only be removed by a moderator.</param>
    /// <returns>False when there is no such use.</returns>
    public Task<bool> Remove(string key, string memberKey, Viewer by) => db.Transact(async () =>
    {
        if (by.MemberKey != memberKey && !by.IsModerator)
            return false;
        if (await db.ExperienceUses.SingleOrDefaultAsync(u => u.ExperienceKey == key && u.MemberKey == memberKey) is not { } use)
            return false;
        db.ExperienceUses.Remove(use);
        return true;
    });

    private async Task<bool> Add(string key, string line, Viewer by)
    {
        if (await db.Contributions.VisibleTo(by).OfType<Experience>().SingleOrDefaultAsync(e => e.Key == key) is not { } experience)
            return false;
        if (!experience.CanBeDiscussedBy(by))
            throw new RuleBroken("ContributionClosed");
        if (experience.AuthorKey == by.MemberKey || await db.CoAuthors.AnyAsync(a => a.ContributionKey == key && a.MemberKey == by.MemberKey))
            throw new RuleBroken("OwnExperience");
        var organisation = await db.Members.Where(m => m.Key == by.MemberKey).Select(m => m.OrganisationKey).SingleAsync();
        if (await db.ExperienceUses.SingleOrDefaultAsync(u => u.ExperienceKey == key && u.MemberKey == by.MemberKey) is { } known)
            known.Change(organisation, line);
        else
            db.ExperienceUses.Add(new ExperienceUse(key, by.MemberKey!, organisation, line, clock.UtcNow()));
        return true;
    }

    private static string Line(string? context)
    {
        try
        {
            return ExperienceUse.Line(context);
        }
        catch (RuleBroken e)
        {
            throw new RuleBroken(e.Rule, [.. e.Arguments]) { Field = "Context" };
        }
    }
}
