namespace Platform.Web.Features.Rounds;

/// <summary>Whether two questions are likely doubles: by the words they share. A suggestion for a helper, no more.</summary>
public static class Likeness
{
    private const double Enough = 0.4;
    private const int ShortestWord = 4;

    public static IReadOnlySet<string> Words(string text) => text.ToLowerInvariant()
        .Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length >= ShortestWord)
        // "gemeente" and "gemeenten" are one word here.
        .Select(word => word.Length > 6 ? word[..6] : word)
        .ToHashSet();

    /// <summary>The part of their words that two texts share, of all they have together.</summary>
    public static double Of(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    /// <summary>The older question that is most like it, among the public and the waiting.</summary>
    public static Counted? Find(RoundQuestion question, IEnumerable<(Counted Counted, IReadOnlySet<string> Words)> among)
    {
        var words = Words(question.Text);
        return among.Where(other => other.Counted.Question.AskedAt < question.AskedAt)
            .Select(other => (other.Counted, Likeness: Of(words, other.Words)))
            .Where(other => other.Likeness >= Enough)
            .OrderByDescending(other => other.Likeness)
            .FirstOrDefault().Counted;
    }
}
