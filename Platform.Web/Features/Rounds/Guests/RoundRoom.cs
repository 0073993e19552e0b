using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// How much a round takes. A part of it is kept for guests who were there before a flood. A flood is seen by its order: more than
/// half of what fills the room is of guests who came in well after the one who asks for a place.
/// </summary>
public sealed class RoundRoom(PlatformDb db)
{
    /// <summary>More than helpers can read in an evening.</summary>
    public const int MostWaiting = 1_000;
    public const int WaitingKept = 250;

    public const int MostGuests = 20_000;
    public const int GuestsKept = 5_000;

    /// <summary>A hall of a thousand that takes out its phones at once comes in within a minute.</summary>
    public const int MostNewGuestsAMinute = 1_200;

    /// <summary>Above those, for guests who had opened the page before.</summary>
    public const int NewGuestsKept = 400;

    /// <summary>So much earlier one came in before others: a program that makes its cookies in one go is not before itself.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    /// <summary>In the part that is kept, each guest has at most one question waiting.</summary>
    public async Task<bool> TakesQuestionOf(string roundKey, Guest guest)
    {
        var waiting = db.RoundQuestions.Where(q => q.RoundKey == roundKey && q.Stage == QuestionStage.Waiting && q.MergedIntoKey == null);
        var count = await waiting.CountAsync();
        if (count < MostWaiting - WaitingKept)
            return true;
        if (count >= MostWaiting || await waiting.AnyAsync(q => q.GuestKey == guest.Key))
            return false;
        var from = guest.Since + Before;
        var later = await waiting.CountAsync(q => db.RoundGuests.Any(g => g.RoundKey == roundKey && g.Key == q.GuestKey && g.Since >= from));
        return later * 2 > count;
    }

    /// <summary>Whether somebody may come in who did nothing here yet.</summary>
    public async Task<bool> Takes(string roundKey, Guest guest, DateTime now)
    {
        var guests = db.RoundGuests.Where(g => g.RoundKey == roundKey);
        var minuteAgo = now.AddMinutes(-1);
        var isEarly = guest.Since + Before <= now;
        if (await guests.CountAsync(g => g.CameAt > minuteAgo) >= MostNewGuestsAMinute + (isEarly ? NewGuestsKept : 0))
            return false;
        var count = await guests.CountAsync();
        if (count < MostGuests - GuestsKept)
            return true;
        var from = guest.Since + Before;
        return count < MostGuests && await guests.CountAsync(g => g.Since >= from) * 2 > count;
    }
}
