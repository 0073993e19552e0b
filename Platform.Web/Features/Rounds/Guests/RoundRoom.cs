using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Data;

namespace Platform.Web.Features.Rounds;

/// <summary>
/// Limits how many guests and questions a round takes. The last part of each limit is reserved for guests who were there before a flood.
/// There is a flood when more than half of the room is filled by guests who first came well after the guest who asks for a place.
/// </summary>
public sealed class RoundRoom(PlatformDb db)
{
    /// <summary>Most waiting questions; helpers cannot read more in an evening.</summary>
    public const int MostWaiting = 1_000;
    public const int WaitingKept = 250;

    public const int MostGuests = 20_000;
    public const int GuestsKept = 5_000;

    /// <summary>Enough for a hall of a thousand people who all take out their phones in one minute.</summary>
    public const int MostNewGuestsAMinute = 1_200;

    /// <summary>Extra places above that number, for guests who had opened the page before.</summary>
    public const int NewGuestsKept = 400;

    /// <summary>
    /// How much earlier a guest must have come to count as earlier. It is longer than a program needs to make its cookies.
    /// </summary>
    public static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Returns whether the round takes a question of this guest. In the reserved part each guest has at most one waiting question.
    /// </summary>
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

    /// <summary>Returns whether the round takes this guest, who did not act in it yet.</summary>
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
