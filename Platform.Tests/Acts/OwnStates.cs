using Microsoft.EntityFrameworkCore;
using Platform.Web.Features.Mail;
using Platform.Web.Shared;

namespace Platform.Tests.Acts;

/// <summary>What is one member's alone: what they were told, searches they keep, places where they are signed in; and a letter that was given up.</summary>
public sealed record OwnSubject(string State, Person Owner, string Notice, string Search, string Session, string Letter);

public sealed class OwnStates(ActsApp app)
{
    public static readonly string[] All = ["there", "used", "gone"];

    private static int _number;

    public async Task<OwnSubject> Make(string state)
    {
        // A member keeps fifty searches at most.
        var owner = await app.Person(Who.Author, $"Eigenaar {_number++ / 20}");
        if (state == "gone")
            return new OwnSubject(state, owner, ShortKey.New(), ShortKey.New(), ShortKey.New(), ShortKey.New());
        var thread = await app.Publish(owner);
        await app.Reply(await app.Chair(), thread);
        await owner.Form("/my/searches?handler=Save", ("query", $"q=jaarrekening+{thread}"));
        var before = await app.Scope(db => db.Sessions.Where(s => s.AccountId == owner.Key).Select(s => s.Key).ToListAsync());
        using (await app.As(owner.Name))
        {
            // Signed in at a second place.
        }

        var letter = new OutboxMessage(ShortKey.New(), "<1@example.org>", "weg@example.org", "Weg", "Bericht", "Tekst", "<p>Tekst</p>", TimeProvider.System.UtcNow());
        var subject = await app.Scope(async db =>
        {
            letter.Note(new DeliveryFailed(Fault.Permanent, new InvalidOperationException("550 weg")), TimeProvider.System.UtcNow(), 1);
            db.Outbox.Add(letter);
            await db.SaveChangesAsync();
            return new OwnSubject(
                state, owner,
                await db.Notifications.Where(n => n.MemberKey == owner.Key && n.ThreadKey == thread && n.PostKey != null).Select(n => n.Key).FirstAsync(),
                await db.SavedSearches.Where(s => s.MemberKey == owner.Key && s.Query.Contains(thread)).Select(s => s.Key).SingleAsync(),
                await db.Sessions.Where(s => s.AccountId == owner.Key).Where(s => !before.Contains(s.Key)).Select(s => s.Key).FirstAsync(),
                letter.Key);
        });
        if (state == "used")
        {
            await owner.Form("/notifications?handler=Open", ("key", subject.Notice));
            await owner.Form("/my/searches?handler=Remove", ("key", subject.Search));
        }

        return subject;
    }
}
