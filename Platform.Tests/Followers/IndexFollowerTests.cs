using Microsoft.EntityFrameworkCore;
using Platform.Search;
using Platform.Tests.Support;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Followers;
using Platform.Web.Shared;

namespace Platform.Tests.Followers;

/// <summary>The index follows the database, whatever wrote to it and whenever that became visible.</summary>
public sealed class IndexFollowerTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    [Fact]
    public async Task What_another_process_wrote_is_found()
    {
        var key = await Write("Kwartelslag in de polder", await Next());

        await Eventually(() => Found("kwartelslag") == 1);
        await WriteBehindTheLog(db => db.Contributions.Single(c => c.Key == key).Withdraw(new Viewer("author00001", MemberRoles.None), DateTime.UnixEpoch), key, await Next());
        await Eventually(() => Found("kwartelslag") == 0);
    }

    [Fact]
    public async Task A_change_that_becomes_visible_after_a_later_one_is_not_skipped()
    {
        var first = await Next();
        await Write("Roerdomp in het riet", first + 5);
        await Eventually(() => Found("roerdomp") == 1);

        await Write("Wielewaal in het bos", first + 2);

        await Eventually(() => Found("wielewaal") == 1);
    }

    [Fact]
    public async Task Reindexing_builds_anew_and_loses_nothing()
    {
        await Write("Grutto op het hek", await Next());
        await Eventually(() => Found("grutto") == 1);
        // Something the index holds by mistake.
        Index.Use(i =>
        {
            i.Apply([new SearchDocument
            {
                Key = "spook00000", Contribution = "spook00000", Kind = "question", ContributionKind = "question", Audience = SearchSchema.Everyone,
                Language = "nl", Title = "Spookgrutto", Body = "Staat in geen database.", PublishedAt = DateTime.UnixEpoch,
            }]);
            i.Refresh();
        });
        Assert.Equal(1, Found("spookgrutto"));

        await app.Scope(async db =>
        {
            db.Changes.Add(new Change(new ChangeKey(ChangeKind.Reindex, "index"), DateTime.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        await Eventually(() => Found("spookgrutto") == 0);
        Assert.Equal(1, Found("grutto"));
    }

    private LiveIndex Index => (LiveIndex)app.Services.GetService(typeof(LiveIndex))!;

    private int Found(string words) => Index.Search(new SearchRequest { Text = words, Verbatim = true }).Total;

    private Task<long> Next() => app.Scope(async db => (await db.Changes.MaxAsync(c => (long?)c.Id) ?? 0) + 1);

    /// <summary>A published question as another node commits it: the rows, and a line of the log with a number of its own.</summary>
    private async Task<string> Write(string title, long changeId)
    {
        var key = ShortKey.New();
        await WriteBehindTheLog(
            db =>
            {
                if (!db.Members.Any(m => m.Key == "author00001"))
                    db.Members.Add(new Member("author00001", "Auteur", MemberRoles.None, DateTime.UnixEpoch));
                var question = new Question(key, "author00001", Audience.Everyone, DateTime.UnixEpoch);
                var content = new RevisionContent(title, "", "Tekst.", "nl", [], "<p>Tekst.</p>", "Tekst.", 1);
                var revision = question.Propose(content, new Byline("author00001", null, false, null), DateTime.UnixEpoch);
                question.Publish(revision, DateTime.UnixEpoch);
                db.Add(question);
                db.Add(revision);
            },
            key,
            changeId);
        return key;
    }

    private async Task WriteBehindTheLog(Action<Web.Data.PlatformDb> write, string key, long changeId)
    {
        await using var db = app.Database.Open();
        write(db);
        var change = db.Add(new Change(new ChangeKey(ChangeKind.Contribution, key), DateTime.UnixEpoch));
        if (app.Database.Provider == Web.Data.DatabaseProvider.Sqlite)
        {
            change.Property(c => c.Id).CurrentValue = changeId;
            await db.SaveChangesAsync();
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        change.State = EntityState.Detached;
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"SET IDENTITY_INSERT Changes ON; INSERT INTO Changes (Id, Kind, [Key], At) VALUES ({changeId}, 'Contribution', {key}, '2026-01-01'); SET IDENTITY_INSERT Changes OFF");
        await transaction.CommitAsync();
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (holds())
                return;
            await Task.Delay(50);
        }

        Assert.Fail("It did not happen within ten seconds.");
    }
}
