using Platform.Tests.Features.Rounds;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Review;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>A question or an article, each time a new one, brought into its state by the acts that lead there.</summary>
/// <param name="Latest">Number of its newest version.</param>
/// <param name="Draft">Number of the draft that its author kept; -1 without one.</param>
/// <param name="Answer">A visible answer in its thread, where it has one.</param>
public sealed record ContributionSubject(string State, string Key, ContributionKind Kind, Person Author, int Latest, string? Answer, int Draft = -1);

public sealed class ContributionStates(ActsApp app)
{
    public static readonly string[] All =
    [
        "a draft", "waiting", "an article that waits", "returned", "declined", "published", "an article", "an edit that waits", "a returned edit", "a kept edit", "for members", "nameless",
        "nameless waiting", "locked", "with an answer", "with a conclusion", "withdrawn", "withdrawn while it waited", "of one who left", "of a moderator",
    ];

    private static int _number;

    public async Task<ContributionSubject> Make(string state)
    {
        var author = await app.Person(state == "of a moderator" ? Who.Moderator : Who.Author,
            state == "of a moderator" ? "Moderator die vraagt" : state == "of one who left" ? $"Vertrekkende vraagster {++_number}" : null);
        var kind = state.StartsWith("an article", StringComparison.Ordinal) ? ArticleTraits.Name : QuestionTraits.Name;
        if (state == "a draft")
        {
            var draft = ShortKey.New();
            var kept = await app.In<Drafts, Draft>(d => d.Save(author.Viewer, draft, kind, 0, World.Text("Nog niet af"), null));
            return new ContributionSubject(state, draft, kind, author, 0, null, kept.Concurrency);
        }

        var waits = state.Contains("wait", StringComparison.Ordinal) && !state.Contains("edit", StringComparison.Ordinal) || state is "returned" or "declined" or "of a moderator";
        var audience = state == "for members" ? Audience.Members : Audience.Everyone;
        var nameless = state.StartsWith("nameless", StringComparison.Ordinal);
        var key = waits ? await app.Submit(author, kind, audience, nameless) : await app.Publish(author, kind, audience, nameless);
        string? answer = null;
        var number = -1;
        switch (state)
        {
            case "returned":
                await app.Decide(key, null, Verdict.Return);
                break;
            case "declined":
                await app.Decide(key, null, Verdict.Decline);
                break;
            case "an edit that waits" or "a returned edit":
                await app.Edit(author, key, 1, "Hoe lang duurt het nu?");
                if (state == "a returned edit")
                    await app.Decide(key, null, Verdict.Return);
                break;
            case "a kept edit":
                number = (await app.In<Drafts, Draft>(d => d.Save(author.Viewer, key, kind, 1, World.Text("Bijna af"), null))).Concurrency;
                break;
            case "locked":
                await app.Lock(key);
                break;
            case "with an answer":
                answer = await app.Reply(await app.Chair(), key);
                await app.In<AcceptAnswer, bool>(a => a.Accept(key, answer, author.Viewer));
                break;
            case "with a conclusion":
                await app.Conclude(await app.Chair(), key);
                break;
            case "withdrawn" or "withdrawn while it waited":
                await app.In<AuthorActs, Contribution?>(a => a.Withdraw(key, author.Viewer));
                break;
            case "of one who left":
                await app.Erase(author);
                break;
        }

        return new ContributionSubject(state, key, kind, author, state is "an edit that waits" or "a returned edit" ? 2 : 1, answer, number);
    }
}
