using Microsoft.EntityFrameworkCore;
using Platform.Tests.Features.Rounds;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Review;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>An experience, each time a new one, brought into its state by the acts that lead there.</summary>
public sealed record ExperienceSubject(string State, string Key, Person Author);

/// <summary>What its owner and others can do with an experience only; <see cref="ContributionActs"/> has what all kinds have.</summary>
public static class ExperienceActs
{
    public static readonly string[] States = ["waiting", "published", "for members", "nameless", "an edit that waits", "locked", "withdrawn", "of one who left"];

    /// <summary>By address, of what shows an experience; {key} is the experience.</summary>
    public static readonly string[] Readings = ["/experiences/{key}", "/experiences/{key}/use", "/experiences/{key}/addition", "/api/v1/experiences/{key}/uses"];

    public static readonly Act<ExperienceSubject>[] All =
    [
        new("POST /experiences/{key}/use", MayUse, (s, p, words) => p.Form($"/experiences/{s.Key}/use", ("Context", words)),
            (db, s, p, words) => db.ExperienceUses.AnyAsync(u => u.ExperienceKey == s.Key && u.MemberKey == p.Key && u.Context == words)),
        new("POST /experiences/{key}/use?handler=Remove", (_, _) => false, (s, p, _) => p.Form($"/experiences/{s.Key}/use?handler=Remove"),
            (_, _, _, _) => Task.FromResult(true), "without one"),
        new("PUT /api/v1/experiences/{key}/uses/mine", MayUse, (s, p, words) => p.Api(HttpMethod.Put, $"/experiences/{s.Key}/uses/mine", new { context = words }),
            (db, s, p, words) => db.ExperienceUses.AnyAsync(u => u.ExperienceKey == s.Key && u.MemberKey == p.Key && u.Context == words)),
        new("DELETE /api/v1/experiences/{key}/uses/mine", (_, _) => false, (s, p, _) => p.Api(HttpMethod.Delete, $"/experiences/{s.Key}/uses/mine", null),
            (_, _, _, _) => Task.FromResult(true), "without one"),
        new("POST /experiences/{key}/addition", MayAdd, (s, p, words) => p.Form($"/experiences/{s.Key}/addition", ("Text", words)),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Text.Contains(words))),
        new("POST /api/v1/experiences/{key}/additions", MayAdd, (s, p, words) => p.Api(HttpMethod.Post, $"/experiences/{s.Key}/additions", new { text = words }),
            (db, s, _, words) => db.Revisions.AnyAsync(r => r.ContributionKey == s.Key && r.Text.Contains(words))),
    ];

    public static async Task<ExperienceSubject> Make(ActsApp app, string state)
    {
        var author = await app.Person(Who.Author, state == "of one who left" ? "Vertrekkende " + ShortKey.New() : null);
        var key = ShortKey.New();
        await Submit(app, author, key, 0, "Eerst een pilot", state == "for members" ? Audience.Members : Audience.Everyone, state == "nameless");
        if (state != "waiting")
            await app.Decide(key, null, Verdict.Approve);
        switch (state)
        {
            case "an edit that waits":
                await Submit(app, author, key, 1, "Eerst een kleine pilot");
                break;
            case "locked":
                await app.Lock(key);
                break;
            case "withdrawn":
                await app.In<AuthorActs, Contribution?>(a => a.Withdraw(key, author.Viewer));
                break;
            case "of one who left":
                await app.Erase(author);
                break;
        }

        return new ExperienceSubject(state, key, author);
    }

    private static Task<Contribution> Submit(
        ActsApp app, Person author, string key, int number, string title, Audience audience = Audience.Everyone, bool byLayerOnly = false) =>
        app.In<SubmitContribution, Contribution>(s => s.Submit(
            new Submission(key, ExperienceTraits.Name, number, new DraftText(title, "", "", "nl", "termijnen", audience, byLayerOnly)
            {
                Fields = FieldValues.Of(new Dictionary<string, string?>
                {
                    ["outcome"] = "partly", ["situation"] = "Het duurde lang.", ["approach"] = "Wij begonnen klein.", ["result"] = "Het ging sneller.",
                }),
            }), author.Viewer));

    private static bool IsSignedIn(ExperienceSubject s, Person p) => p.Who != Who.Visitor && !(p == s.Author && s.State == "of one who left");

    private static bool? MayUse(ExperienceSubject s, Person p) => IsSignedIn(s, p) && p != s.Author && s.State is not ("waiting" or "withdrawn");

    private static bool? MayAdd(ExperienceSubject s, Person p) =>
        p == s.Author && IsSignedIn(s, p) && s.State is not ("waiting" or "withdrawn" or "an edit that waits");
}
