using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Web.Access;
using Platform.Web.Data;
using Platform.Web.Features.Audit;
using Platform.Web.Shared;

namespace Platform.Web.Features.Vocabulary;

/// <summary>Lets an administrator change the synonyms. Each change is a version that can be restored.</summary>
public sealed class EditSynonyms(PlatformDb db, AuditTrail audit, TimeProvider clock)
{
    public const string Action = "synonyms.edit";

    /// <summary>Returns the current version; number 0 and the synonyms of the platform when there are no versions.</summary>
    public async Task<(int Number, string Text)> Current()
    {
        var latest = await db.SynonymVersions.AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync();
        return (latest?.Number ?? 0, latest?.Text ?? Synonyms.DefaultText);
    }

    /// <param name="onNumber">The version on which this text is based.</param>
    public Task Save(string? text, int onNumber, Viewer by)
    {
        var body = TextRules.Body(text, SynonymVersion.MostBytes, "SynonymsNeeded");
        try
        {
            Synonyms.Parse(body);
        }
        catch (SynonymLineException e) when (e.LacksSource)
        {
            throw new RuleBroken("SynonymLacksSource", e.Number, e.Line) { Field = "Text" };
        }
        catch (SynonymLineException e)
        {
            throw new RuleBroken("SynonymIsNoRule", e.Number, e.Line) { Field = "Text" };
        }

        return Add(body, onNumber, by, "edited");
    }

    /// <returns>False when there is no such version. Number 0 restores the synonyms of the platform.</returns>
    public async Task<bool> GoBackTo(int number, int onNumber, Viewer by)
    {
        var earlier = await db.SynonymVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Number == number);
        if (earlier is null && number != 0)
            return false;
        await Add(earlier?.Text, onNumber, by, $"back to {number}");
        return true;
    }

    private Task Add(string? text, int onNumber, Viewer by, string result) => db.Transact(async () =>
    {
        if (!by.IsAdministrator)
            throw new RuleBroken("OnlyAdministrators");
        if (await db.SynonymVersions.MaxAsync(v => (int?)v.Number) is var latest && (latest ?? 0) != onNumber)
            throw new Conflict("ChangedMeanwhile");
        var now = clock.UtcNow();
        db.SynonymVersions.Add(new SynonymVersion(onNumber + 1, text, by.MemberKey!, now));
        audit.Record(by.MemberKey, Action, $"synonyms:{onNumber + 1}", result, now);
    });
}
