using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Tests.Acts;

/// <summary>What came back of an act: done, or refused in words.</summary>
public sealed partial record Answer(int Status, string? Location, string? Type, string Text)
{
    /// <summary>The connection of a hub has no status: what it gave, or the exception it gave instead.</summary>
    public static Answer OfHub(object? given) => new(given is null ? 404 : 200, null, "hub", "nothing for this reader");

    private bool AsksToSignIn => Status is >= 300 and < 400 && Location is { } to
        && (to.Contains("/account/sign-in", StringComparison.Ordinal) || to.Contains("/account/kept", StringComparison.Ordinal));

    public bool IsDone => Status is >= 200 and < 400 && !AsksToSignIn;

    /// <summary>Null when the answer is one that a person can do something with.</summary>
    public string? Fault
    {
        get
        {
            if (IsDone || AsksToSignIn)
                return null;
            if (Status >= 500)
                return $"{Status} {Heading().Match(Text).Value}";
            return Type switch
            {
                "application/problem+json" => Problem() is null ? "a problem without words" : null,
                "text/html" => Text.Contains("aria-labelledby=\"errors\"", StringComparison.Ordinal) || ErrorPage().IsMatch(Text)
                    ? null
                    : $"{Status} and a page without a word on why",
                "hub" => null,
                "application/json" when Text.Contains("\"message\":", StringComparison.Ordinal) => null,
                _ => Text.Length == 0 ? $"{Status} and nothing else" : $"{Status} as {Type}",
            };
        }
    }

    private string? Problem()
    {
        using var json = JsonDocument.Parse(Text);
        return json.RootElement.TryGetProperty("title", out var title) && title.GetString() is { Length: > 0 } words ? words : null;
    }

    /// <summary>It ends with the address of who helps.</summary>
    [GeneratedRegex("<main.*<h1[^>]*>\\s*\\S.*mailto:.*</main>", RegexOptions.Singleline)]
    private static partial Regex ErrorPage();

    [GeneratedRegex("<h1.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();
}
