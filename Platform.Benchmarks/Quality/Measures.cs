namespace Platform.Benchmarks.Quality;

/// <summary>Quality measures of one ranking, each from 0 to 1.</summary>
/// <param name="Ndcg10">With the gain of the collection: exponential when graded with care, otherwise linear.</param>
internal sealed record Measures(double Ndcg10, double Ndcg10Linear, double Ndcg10Exponential, double Map, double Success1, double Recall100)
{
    /// <summary>How many documents of a ranking average precision uses.</summary>
    public const int Depth = 1000;

    public static Measures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades, bool graded, int relevant)
    {
        if (ranking.Distinct().Count() != ranking.Count) throw new InvalidDataException("A document was found twice.");
        var linear = Ndcg(ranking, grades, g => g);
        var exponential = Ndcg(ranking, grades, g => Math.Pow(2, g) - 1);
        var total = grades.Values.Count(g => g >= relevant);
        double found = 0, precision = 0, recall = 0;
        for (var i = 0; i < ranking.Count; i++)
        {
            if (grades.GetValueOrDefault(ranking[i]) < relevant) continue;
            found++;
            precision += found / (i + 1);
            if (i < 100) recall = found;
        }
        var success = ranking.Count > 0 && grades.GetValueOrDefault(ranking[0]) >= relevant ? 1 : 0;
        return new Measures(graded ? exponential : linear, linear, exponential, total == 0 ? 0 : precision / total, success,
            total == 0 ? 0 : recall / total).Checked();
    }

    public static Measures Mean(IReadOnlyCollection<Measures> all) => new(
        all.Average(m => m.Ndcg10), all.Average(m => m.Ndcg10Linear), all.Average(m => m.Ndcg10Exponential), all.Average(m => m.Map),
        all.Average(m => m.Success1), all.Average(m => m.Recall100));

    private static double Ndcg(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades, Func<int, double> gain)
    {
        var ideal = grades.Values.OrderDescending().Take(10).Select((g, i) => gain(g) / Math.Log2(i + 2)).Sum();
        return ideal == 0 ? 0 : ranking.Take(10).Select((d, i) => gain(grades.GetValueOrDefault(d)) / Math.Log2(i + 2)).Sum() / ideal;
    }

    private Measures Checked()
    {
        foreach (var value in new[] { Ndcg10Linear, Ndcg10Exponential, Map, Success1, Recall100 })
            if (value is not (>= 0 and <= 1 + 1e-9)) throw new InvalidDataException($"A measure is impossible: {this}");
        return this;
    }
}
