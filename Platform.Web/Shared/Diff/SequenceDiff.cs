using DiffPlex;
using DiffPlex.Chunkers;

namespace Platform.Web.Shared;

/// <summary>A run of parts of the older sequence and the run that replaced it; either may be empty.</summary>
internal readonly record struct Replaced(Range Old, Range New);

/// <summary>
/// Limits the steps of one comparison. When they are used up, the rest counts as replaced. Two sequences of n and m parts without a common
/// part cost about (n + m)² ÷ 4 steps (Myers, "An O(ND) difference algorithm and its variations", 1986), also when one of them is short.
/// </summary>
internal sealed class DiffBudget
{
    private long _steps = 4_000_000;

    public bool Takes(long old, long now)
    {
        var steps = (old + now) * (old + now) / 4;
        if (steps > _steps)
            return false;
        _steps -= steps;
        return true;
    }
}

/// <summary>Finds which parts of a sequence (lines of a text, words of a line) were replaced. Parts must not contain line ends.</summary>
internal static class SequenceDiff
{
    public static IEnumerable<Replaced> Between(string[] old, string[] now, DiffBudget budget)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < Math.Min(old.Length, now.Length) - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var (oldMiddle, newMiddle) = (start..(old.Length - end), start..(now.Length - end));
        var (oldCount, newCount) = (old.Length - end - start, now.Length - end - start);
        if (oldCount + newCount == 0)
            return [];
        if (oldCount == 0 || newCount == 0 || !budget.Takes(oldCount, newCount))
            return [new(oldMiddle, newMiddle)];
        return Differ.Instance
            .CreateDiffs(string.Join('\n', old[oldMiddle]), string.Join('\n', now[newMiddle]), false, false, LineChunker.Instance)
            .DiffBlocks
            .Select(block => new Replaced(
                (start + block.DeleteStartA)..(start + block.DeleteStartA + block.DeleteCountA),
                (start + block.InsertStartB)..(start + block.InsertStartB + block.InsertCountB)));
    }
}
