using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Web.Shared;

/// <summary>Compares two lines by words. "2,5%" and "e-mail" are one word; spaces and other signs are parts of their own.</summary>
internal static partial class WordDiff
{
    public static (IReadOnlyList<DiffSegment> Old, IReadOnlyList<DiffSegment> New) Between(string? older, string? newer, DiffBudget budget)
    {
        if (older is null || newer is null)
            return (Whole(older, SegmentKind.Deleted), Whole(newer, SegmentKind.Inserted));
        if (older == newer)
            return (Whole(older, SegmentKind.Unchanged), Whole(newer, SegmentKind.Unchanged));
        var (old, now) = (Parts(older), Parts(newer));
        var (left, right) = (new Side(SegmentKind.Deleted), new Side(SegmentKind.Inserted));
        var at = 0;
        foreach (var (oldRange, newRange) in SequenceDiff.Between(old, now, budget))
        {
            var same = string.Concat(old[at..oldRange.Start]);
            // "1 augustus" instead of "2 juli" is one change, not two with a space between.
            var kind = at > 0 && string.IsNullOrWhiteSpace(same) ? (SegmentKind?)null : SegmentKind.Unchanged;
            left.Add(same, kind).Add(string.Concat(old[oldRange]));
            right.Add(same, kind).Add(string.Concat(now[newRange]));
            at = oldRange.End.Value;
        }
        var rest = string.Concat(old[at..]);
        return (left.Add(rest, SegmentKind.Unchanged).Segments, right.Add(rest, SegmentKind.Unchanged).Segments);
    }

    public static int CountWords(IEnumerable<DiffSegment> segments, SegmentKind kind) =>
        segments.Where(segment => segment.Kind == kind).Sum(segment => Words().Count(segment.Text));

    public static HashSet<string> WordsOf(string text) => [.. Words().Matches(text).Select(match => match.Value)];

    private static DiffSegment[] Whole(string? line, SegmentKind kind) => string.IsNullOrEmpty(line) ? [] : [new(kind, line)];

    private static string[] Parts(string line) => [.. AnyPart().Matches(line).Select(match => match.Value)];

    /// <summary>One side of a row. Adjacent parts of one kind become one segment.</summary>
    private sealed class Side(SegmentKind changed)
    {
        private readonly List<(SegmentKind Kind, StringBuilder Text)> _parts = [];

        public IReadOnlyList<DiffSegment> Segments => [.. _parts.Select(part => new DiffSegment(part.Kind, part.Text.ToString()))];

        public Side Add(string text, SegmentKind? kind = null)
        {
            var shown = kind ?? changed;
            if (text.Length == 0)
                return this;
            if (_parts.Count == 0 || _parts[^1].Kind != shown)
                _parts.Add((shown, new StringBuilder()));
            _parts[^1].Text.Append(text);
            return this;
        }
    }

    private const string Word = @"[\p{L}\p{M}\p{N}]+(?:[.,'’\-/][\p{L}\p{M}\p{N}]+)*%?";

    [GeneratedRegex(Word)]
    private static partial Regex Words();

    [GeneratedRegex(Word + @"|\s+|.", RegexOptions.Singleline)]
    private static partial Regex AnyPart();
}
