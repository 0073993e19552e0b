using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Import;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Access;
using Platform.Web.Features.Articles;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Experiences;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Features.Rounds;
using Platform.Web.Features.Threads;
using Platform.Web.Shared;

namespace Platform.Tests.Cost;

/// <summary>An archive of 1,500 texts, and of each kind of subject the dearest there can be.</summary>
public sealed class CostApp : PlatformApp
{
    private const int Articles = 300, Questions = 600, AnswersEach = 1, Tags = 40, Organisations = 60;
    private const int PostsInThread = 20;

    private static readonly string[] Frequent = ["de", "van", "het", "een", "in", "op", "en", "voor", "is", "dat"];
    private static readonly string[] Common = ["gemeente", "besluit", "termijn", "aanvraag", "dossier", "vergunning", "burger", "overheid", "beleid", "archief"];
    private static readonly string[] Syllables = ["ba", "der", "kel", "vo", "rin", "straat", "wijk", "loe", "mas", "ter", "pen", "dij", "gor", "schap", "nis", "huis"];

    public CostApp()
    {
        Settings["RateLimits:Writing"] = Settings["RateLimits:Account"] = Settings["RateLimits:Strangers"] = Settings["RateLimits:Guests"] = Settings["RateLimits:Previews"] = Settings["RateLimits:Api"] = "1000000";
        Settings["Moderation:ApprovedBeforeTrust"] = "0";
        // Not by the clock of a busy machine: what is measured is processor time.
        Settings["Search:Longest"] = "00:00:05";
    }

    /// <summary>Keys of subjects, by the beginning of the routes they belong to and the name of the parameter.</summary>
    public Dictionary<string, string> Subjects { get; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var run = await ImportRun.Of(this, [.. Lines()]);
        Assert.Empty(run.Problems);
        await AddSubjects();
        await Conversation.Eventually(async () => (await ApiVisitor().GetJson("/api/v1/search?q=")).GetProperty("total").GetInt32() > Articles + Questions);
    }

    /// <summary>As often as words occur in a language: a few all the time, most seldom.</summary>
    public static string Word(Random random) => random.Next(10) switch
    {
        < 4 => Frequent[random.Next(Frequent.Length)],
        < 6 => Common[random.Next(Common.Length)],
        _ => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)])),
    };

    private static IEnumerable<string> Lines()
    {
        var random = new Random(7);
        for (var i = 0; i < Organisations; i++)
            yield return JsonSerializer.Serialize(new { type = "organisation", id = $"o:{i}", name = $"Gemeente {Title(random, 1)} {i}", layer = "gemeente" });
        for (var i = 0; i < Organisations; i++)
            yield return JsonSerializer.Serialize(new { type = "member", id = $"m:{i}", name = $"Lid {Title(random, 1)} {i}", email = $"lid{i}@example.org", organisation = $"o:{i}", role = "civil-servant" });
        for (var i = 0; i < Articles + Questions; i++)
        {
            var day = new DateOnly(2020, 1, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var answers = Enumerable.Range(0, i < Articles ? 0 : AnswersEach).Select(a => new { id = $"p:{i}.{a}", author = Author(random), body = Body(random, 800), accepted = a == 0 && i % 3 == 0, publishedAt = day });
            yield return i < Articles
                ? JsonSerializer.Serialize(new { type = "article", id = $"c:{i}", language = "nl", title = Title(random, 8), summary = Title(random, 12), body = Body(random, 4000), author = Author(random), tags = TagsOf(random), publishedAt = day, source = "https://example.org/a", licence = "CC0" })
                : JsonSerializer.Serialize(new { type = "question", id = $"c:{i}", language = "nl", title = Title(random, 8), body = Body(random, 1500), author = Author(random), tags = TagsOf(random), publishedAt = day, answers });
        }
    }

    private static string Author(Random random) => $"m:{random.Next(Organisations)}";

    private static string[] TagsOf(Random random) => [$"onderwerp {random.Next(Tags)}", $"thema {random.Next(Tags)}"];

    private static string Title(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    private static string Body(Random random, int length)
    {
        var body = new StringBuilder();
        while (body.Length < length)
            body.Append(Word(random)).Append(random.Next(12) == 0 ? ".\n\n" : " ");
        return body.ToString();
    }

    private async Task AddSubjects()
    {
        var me = await Member(Costs.Person, Costs.Roles, Web.Features.Organisations.Layer.Gemeente);
        var other = await Member("Een ander", MemberRoles.Moderator);
        var viewer = new Viewer(me.Key, me.Roles);
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;

        // A question with as many large replies as a page shows, by other people, and two versions that differ everywhere.
        var question = await Submit(QuestionTraits.Name, 0, "dear question", Dear.Words(60_000), ShortKey.New(), viewer);
        await Submit(QuestionTraits.Name, 1, "dear question", Dear.Words(60_000, 3), question, viewer);
        string post = "";
        for (var i = 0; i < PostsInThread; i++)
            post = (await services.GetRequiredService<Reply>().Write(question, new ReplyText(PostKind.Answer, Dear.Words(30_000, 10 + i), null), new Viewer(other.Key, other.Roles), ShortKey.New()))!.Key;
        var mine = (await services.GetRequiredService<Reply>().Write(question, new ReplyText(PostKind.Answer, Dear.Words(30_000, 60), null), viewer, ShortKey.New()))!.Key;
        var article = await Submit(ArticleTraits.Name, 0, "dear article", Dear.Texts["a table"], ShortKey.New(), new Viewer(other.Key, other.Roles));
        var round = await services.GetRequiredService<RunRound>().Open(question, "Een ronde", "Een stelling", viewer) ?? throw new InvalidOperationException();

        Subjects["/questions/{key}"] = Subjects["/contributions/{key}"] = Subjects["/threads/{key}"] = Subjects["/api/v1/contributions/{key}"] = question;
        Subjects["/api/v1/threads/{key}"] = Subjects["/api/v1/related/{key}"] = Subjects["/rounds/open/{thread}"] = question;
        Subjects["/api/v1/questions/{key}"] = question;
        await HaveToo(question, viewer);
        Subjects["/articles/{key}"] = await Scope(db => db.Contributions.Where(c => c.Kind == ArticleTraits.Name && c.PublishedAt != null).Select(c => c.Key).FirstAsync());
        Subjects["/experiences/{key}"] = Subjects["/api/v1/experiences/{key}"] = await DearExperience(viewer);
        Subjects["/review/{key}"] = Subjects["/api/v1/review-items/{id}"] = await Scope(db => db.ReviewItems.Where(r => r.ContributionKey == article).Select(r => r.Key).SingleAsync());
        Subjects["{post}"] = post;
        Subjects["mine"] = mine;
        Subjects["/members/{key}"] = me.Key;
        Subjects["/organisations/{key}"] = await Scope(db => db.Organisations.Select(o => o.Key).FirstAsync());
        Subjects["/tags/{key}"] = await Scope(db => db.Tags.Select(t => t.Key).FirstAsync());
        Subjects["/rounds/{key}"] = round.Key;
        Subjects["/r/{code}"] = round.Code;
        Subjects["/account/confirm/{key}"] = Subjects["/account/register/{key}"] = ShortKey.New();
        Subjects["/about/{topic=about}"] = "privacy";
        Subjects["/error/{code:int}"] = "404";
        Subjects["/openapi/{documentName}.json"] = "v1";
    }

    /// <summary>As many members as there are have the same question, and all of them may hear of its answer.</summary>
    private Task HaveToo(string question, Viewer asker) => Scope(async db =>
    {
        var asked = await db.Contributions.OfType<Question>().Include(q => q.Thread).Include(q => q.CoAuthors).SingleAsync(q => q.Key == question);
        var members = await db.Members.Where(m => m.Key != asker.MemberKey).OrderBy(m => m.Key).Take(1000).ToListAsync();
        db.SameQuestions.AddRange(members.Select(m => new SameQuestion(asked, new Viewer(m.Key, m.Roles), asked.CreatedAt)));
        asked.Thread.CountSame(members.Count, asked.Thread.ChangedAt ?? asked.Thread.Sequence);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Published, with a thousand uses of dear lines.</summary>
    private async Task<string> DearExperience(Viewer by)
    {
        var key = ShortKey.New();
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SubmitContribution>().Submit(new Submission(key, ExperienceTraits.Name, 0, new DraftText("dear experience", "", "")
        {
            Fields = FieldValues.Of(new Dictionary<string, string?>
            {
                ["outcome"] = "worked", ["situation"] = Dear.Words(3_900), ["approach"] = Dear.Words(3_900, 2), ["result"] = Dear.Words(3_900, 3),
            }),
        }), by);
        await Scope(async db =>
        {
            var experience = await db.Contributions.Include(c => c.Tags).Include(c => c.CoAuthors).SingleAsync(c => c.Key == key);
            var revision = await db.Revisions.SingleAsync(r => r.ContributionKey == key);
            if (experience.ProposedNumber is not null)
                experience.Publish(revision, revision.CreatedAt);
            foreach (var member in await db.Members.Where(m => m.Key != by.MemberKey).OrderBy(m => m.Key).Take(1000).ToListAsync())
                db.ExperienceUses.Add(new ExperienceUse(key, member.Key, member.OrganisationKey, Dear.Words(190), revision.CreatedAt));
            await db.SaveChangesAsync();
            return true;
        });
        return key;
    }

    private async Task<string> Submit(ContributionKind kind, int baseNumber, string title, string body, string key, Viewer by)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SubmitContribution>().Submit(new Submission(key, kind, baseNumber, new DraftText(title, "kort", body, "nl", "archief")), by);
        return key;
    }
}
