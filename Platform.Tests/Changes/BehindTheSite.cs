using Microsoft.EntityFrameworkCore;
using Platform.Tests.Support;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Features.Contributions;
using Platform.Web.Features.Members;
using Platform.Web.Features.Questions;
using Platform.Web.Shared;
using Platform.Web.Shared.Markdown;

namespace Platform.Tests.Changes;

/// <summary>
/// Writes to the database as another node would: the rows and a change row, with a given number where the test needs one.
/// </summary>
internal static class BehindTheSite
{
    public static async Task<long> NextChange(this TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.Changes.MaxAsync(c => (long?)c.Id) ?? 0) + 1;
    }

    /// <summary>Publishes a question. With <paramref name="logged"/> false it writes no change row.</summary>
    public static async Task<string> Publish(this TestDatabase database, string title, long? change = null, string language = "nl", bool logged = true)
    {
        var key = ShortKey.New();
        await database.Write(
            db =>
            {
                if (!db.Members.Any(m => m.Key == "author00001"))
                    db.Members.Add(new Member("author00001", "Auteur", MemberRoles.None, DateTime.UnixEpoch));
                var question = new Question(key, "author00001", DateTime.UnixEpoch);
                var revision = question.Propose(Content(title) with { Language = language }, [new Byline("author00001", null, false, null)], DateTime.UnixEpoch);
                question.Publish(revision, DateTime.UnixEpoch);
                db.Add(question);
                db.Add(revision);
            },
            key,
            change,
            logged);
        return key;
    }

    /// <summary>Changes the title of the question.</summary>
    public static Task Retitle(this TestDatabase database, string key, string title) => database.Write(
        db =>
        {
            var question = db.Contributions.Include(c => c.Tags).Single(c => c.Key == key);
            var revision = question.Propose(Content(title), [new Byline("author00001", null, false, null)], DateTime.UnixEpoch);
            question.Publish(revision, DateTime.UnixEpoch);
            db.Add(revision);
        },
        key);

    public static async Task Write(this TestDatabase database, Action<PlatformDb> write, string key, long? changeId = null, bool logged = true)
    {
        await using var db = database.Open();
        write(db);
        if (!logged)
        {
            await db.SaveChangesAsync();
            return;
        }

        var change = db.Add(new Change(new ChangeKey(ChangeKind.Contribution, key), TimeProvider.System.GetUtcNow().UtcDateTime));
        if (changeId is null || database.Provider == DatabaseProvider.Sqlite)
        {
            if (changeId is { } id)
                change.Property(c => c.Id).CurrentValue = id;
            await db.SaveChangesAsync();
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        change.State = EntityState.Detached;
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlAsync($"SET IDENTITY_INSERT Changes ON; INSERT INTO Changes (Id, Kind, [Key], At) VALUES ({changeId}, 'Contribution', {key}, SYSUTCDATETIME()); SET IDENTITY_INSERT Changes OFF");
        await transaction.CommitAsync();
    }

    private static RevisionContent Content(string title) => new(title, "", "Tekst.", "nl", [], Audience.Everyone, SafeHtml.FromRenderer("<p>Tekst.</p>"), "Tekst.", 1);
}
