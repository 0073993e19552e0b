namespace Platform.Benchmarks.Quality;

/// <summary>
/// Two-sided paired randomisation test (Smucker, Allan and Carterette 2007). It computes how often swapping the two systems at random,
/// query by query, gives a difference of means at least this large.
/// </summary>
internal static class RandomisationTest
{
    private const int Rounds = 20_000;

    public static double P(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count != b.Count) throw new ArgumentException("Not the same queries.");
        var differences = a.Zip(b, (x, y) => x - y).Where(d => d != 0).ToArray();
        var observed = Math.Abs(differences.Sum());
        var random = new Random(20261124);
        var atLeast = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var sum = 0.0;
            foreach (var difference in differences) sum += random.Next(2) == 0 ? difference : -difference;
            if (Math.Abs(sum) >= observed - 1e-12) atLeast++;
        }
        return (atLeast + 1.0) / (Rounds + 1);
    }
}
