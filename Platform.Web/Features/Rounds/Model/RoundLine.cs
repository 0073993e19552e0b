namespace Platform.Web.Features.Rounds;

/// <summary>A question and how many people want it asked.</summary>
public sealed record Counted(RoundQuestion Question, int Votes);

/// <summary>The order in which questions come on stage.</summary>
public static class RoundLine
{
    /// <param name="admitted">Admitted questions that are not on stage yet.</param>
    /// <param name="last">Where the newest question on stage came from; the other side is next in turn. Null when none was on
    /// stage yet.</param>
    public static IReadOnlyList<Counted> Of(IEnumerable<Counted> admitted, RoundOrder order, bool inTurn, AskedFrom? last)
    {
        var line = order == RoundOrder.ByHand
            ? admitted.OrderBy(c => c.Question.Place).ThenBy(c => c.Question.Key, StringComparer.Ordinal)
            : admitted.OrderByDescending(c => c.Votes).ThenBy(c => c.Question.AskedAt).ThenBy(c => c.Question.Key, StringComparer.Ordinal);
        return inTurn ? InTurn([.. line], last) : [.. line];
    }

    private static List<Counted> InTurn(List<Counted> line, AskedFrom? last)
    {
        var room = new Queue<Counted>(line.Where(c => c.Question.From == AskedFrom.Room));
        var home = new Queue<Counted>(line.Where(c => c.Question.From == AskedFrom.Home));
        var turn = last == AskedFrom.Room ? home : room;
        var taken = new List<Counted>(line.Count);
        while (room.Count + home.Count > 0)
        {
            var from = turn.Count > 0 ? turn : turn == room ? home : room;
            taken.Add(from.Dequeue());
            turn = turn == room ? home : room;
        }

        return taken;
    }
}
