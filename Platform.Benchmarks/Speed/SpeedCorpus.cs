using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.Search;
using Platform.Search.Analysis;

namespace Platform.Benchmarks.Speed;

/// <summary>
/// Generates any number of documents after the real ones of a corpus. Each consists of consecutive passages of a real text. Every seventh
/// word is replaced by another word of the corpus, and every hundredth by a new compound, so that the vocabulary grows as in reality. Two
/// in five are contributions, the others posts in their threads; one in ten is for members only. The same number always gives the same
/// document.
/// </summary>
internal sealed class SpeedCorpus
{
    private const int MedianLength = 900, ShortestLength = 200, LongestLength = 6_000, Tags = 300, Organisations = 1_400, Authors = 5_000;

    private static readonly string[] Layers = ["rijk", "provincie", "gemeente", "waterschap", "uitvoering", "samenwerking", "caribisch", "wetenschap", "overig"];
    private static readonly string[] Statuses = ["open", "answered", "accepted"];

    private readonly List<string[]> _texts = [];
    private readonly List<string> _titles = [];
    private readonly string[] _words;
    private readonly string[] _longWords;

    public SpeedCorpus(string folder)
    {
        foreach (var line in Directory.GetFiles(folder, "*.jsonl").Order().SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            if (!json.RootElement.TryGetProperty("body", out var body)) continue;
            _titles.Add(json.RootElement.GetProperty("title").GetString()!);
            var text = body.GetString()!;
            if (json.RootElement.TryGetProperty("answers", out var answers))
                text += "\n\n" + string.Join("\n\n", answers.EnumerateArray().Select(a => a.GetProperty("body").GetString()));
            var paragraphs = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (paragraphs.Length > 0) _texts.Add(paragraphs);
        }
        if (_texts.Count == 0) throw new InvalidDataException($"{folder} has no texts.");
        _words = [.. _texts.SelectMany(t => t).SelectMany(AnalysedText.Words)];
        _longWords = [.. _words.Where(w => w.Length is > 4 and < 12 && w.All(char.IsAsciiLetterLower)).Distinct()];
    }

    public IEnumerable<SearchDocument> Take(int count) => Enumerable.Range(0, count).Select(Document);

    public SearchDocument Document(int number)
    {
        var random = new Random(number);
        var isContribution = number % 5 < 2;
        var home = isContribution ? number : Home(number, random);
        var shared = new Random(~home);
        var kind = home % 5 == 0 ? "question" : "article";
        return new()
        {
            Key = Key(number),
            Contribution = Key(home),
            Kind = isContribution ? kind : "answer",
            ContributionKind = kind,
            Audience = shared.Next(10) == 0 ? "members" : SearchSchema.Everyone,
            Language = "nl",
            Title = Varied(_titles[shared.Next(_titles.Count)], shared, 3),
            Body = Text(random),
            Tags = [.. Enumerable.Range(0, 1 + shared.Next(3)).Select(_ => "tag-" + Skewed(shared, Tags)).Distinct()],
            Authors = ["author-" + Skewed(shared, Authors)],
            Organisations = ["organisation-" + Skewed(shared, Organisations)],
            Layers = [Layers[Skewed(shared, Layers.Length)]],
            Status = kind == "question" ? Statuses[shared.Next(3)] : null,
            PublishedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-shared.Next(16 * 365 * 24 * 60)),
        };
    }

    private static string Key(int number) => number.ToString("x8", CultureInfo.InvariantCulture);

    // Recent threads get posts: a post belongs to a contribution among the ten thousand before it.
    private static int Home(int number, Random random)
    {
        var before = Math.Max(0, number - 1 - random.Next(10_000));
        return before % 5 < 2 ? before : before - before % 5;
    }

    private string Text(Random random)
    {
        var length = Math.Clamp((int)(MedianLength * Math.Exp(0.7 * Normal(random))), ShortestLength, LongestLength);
        var text = new StringBuilder(length + 200);
        while (text.Length < length)
        {
            var source = _texts[random.Next(_texts.Count)];
            for (var i = random.Next(source.Length); i < source.Length && text.Length < length; i++)
                text.Append(Varied(source[i].Length > length ? source[i][..length] : source[i], random, 7)).Append("\n\n");
        }
        return text.ToString(0, length);
    }

    private string Varied(string text, Random random, int every)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
            if (random.Next(100) == 0) words[i] = _longWords[random.Next(_longWords.Length)] + _longWords[random.Next(_longWords.Length)];
            else if (random.Next(every) == 0) words[i] = _words[random.Next(_words.Length)];
        return string.Join(' ', words);
    }

    private static int Skewed(Random random, int values) => (int)(values * Math.Pow(random.NextDouble(), 3));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
