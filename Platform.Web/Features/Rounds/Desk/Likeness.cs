namespace Platform.Web.Features.Rounds;

/// <summary>Compares questions by the words they share, to suggest likely duplicates to a helper.</summary>
public static class Likeness
{
    private const double Enough = 0.4;
    private const int ShortestWord = 4;

    public static IReadOnlySet<string> Words(string text) => text.ToLowerInvariant()
        .Split([.. text.Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length >= ShortestWord)
        // Compares the first six letters, so that "gemeente" and "gemeenten" count as one word.
        .Select(word => word.Length > 6 ? word[..6] : word)
        .ToHashSet();

    /// <summary>Returns the share of their combined words that both texts have, from 0 to 1.</summary>
    public static double Of(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    /// <summary>Finds the older question that is most like this one; null when none is like it enough.</summary>
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
