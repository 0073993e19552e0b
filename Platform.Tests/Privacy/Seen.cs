using System.Net;
using System.Text.RegularExpressions;

namespace Platform.Tests.Privacy;

/// <summary>All that one person gets from a list of addresses at one moment, without what differs at each request.</summary>
internal sealed partial class Seen
{
    private readonly Dictionary<string, (HttpStatusCode Status, string[] Lines)> _answers = [];

    public static async Task<Seen> By(HttpClient client, IEnumerable<string> addresses)
    {
        var seen = new Seen();
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(address);
            seen._answers[address] = (response.StatusCode, Lines(await response.Content.ReadAsStringAsync()));
        }

        return seen;
    }

    public IEnumerable<string> Addresses => _answers.Keys;

    public string Text(string address) => string.Join('\n', _answers[address].Lines);

    /// <summary>What is there after and was not before, and the other way round, by address.</summary>
    public IEnumerable<(string Address, string Line)> Differences(Seen after)
    {
        foreach (var (address, now) in after._answers)
        {
            if (!_answers.TryGetValue(address, out var before))
                continue;
            if (before.Status != now.Status)
                yield return (address, $"{before.Status} became {now.Status}");
            foreach (var line in Less(before.Lines, now.Lines))
                yield return (address, "- " + line);
            foreach (var line in Less(now.Lines, before.Lines))
                yield return (address, "+ " + line);
        }
    }

    /// <summary>Lines by how often they stand there: a second one that is the same is a difference too.</summary>
    private static IEnumerable<string> Less(string[] lines, string[] others)
    {
        var left = others.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        foreach (var line in lines)
        {
            if (left.GetValueOrDefault(line) > 0)
                left[line]--;
            else
                yield return line;
        }
    }

    private static string[] Lines(string text) =>
        [.. Volatile().Replace(text, "").Split(['\n', '<', '{', '}'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // Tokens of forms, once-only keys, the moment of an answer, the key of a form that was kept, the reader's own bell, and a moderator's number of waiting texts.
    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*|name="(?:Form\.)?ClientKey"[^>]*|<updated>[^<]*</updated>|(?<=/(?:ask|write)\?key=)[0-9a-z]+|name="Key"[^>]*|<a class="o-(?:bell|tools__queue)"(?s:.*?)</a>""")]
    private static partial Regex Volatile();
}
