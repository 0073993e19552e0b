namespace Platform.Tests.Live;

public static class Promise
{
    /// <summary>How long pages may take, in seconds. A lost event is noticed at the next head, after at most twenty seconds.</summary>
    private const double Patience = 30;

    /// <summary>Asserts that each page shows what the server has for its reader, and that each accepted post is there once.</summary>
    public static async Task Holds(IReadOnlyCollection<ScriptedPage> pages, Writers writers, string about)
    {
        var until = Environment.TickCount64 + (Patience * 1000);
        foreach (var page in pages)
        {
            var fresh = await page.Fresh();
            while (!fresh.SequenceEqual(page.Content) && Environment.TickCount64 < until)
            {
                await Task.Delay(100);
                fresh = await page.Fresh();
            }

            Assert.True(fresh.SequenceEqual(page.Content), Difference(fresh, page.Content, about));
        }

        var keys = pages.First().Content.Select(p => p[(p.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .Where(p => p.StartsWith("{\"key\"", StringComparison.Ordinal))
            .Select(p => System.Text.Json.JsonElement.Parse(p))
            .Where(p => p.GetProperty("kind").GetString() != "conclusion")
            .Select(p => p.GetProperty("key").GetString()!).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.True(writers.Posts.Keys.ToHashSet().SetEquals(keys), $"{writers.Posts.Count} posts were taken, {keys.Count} are there. {about}");
    }

    private static string Difference(IReadOnlyList<string> fresh, IReadOnlyList<string> shown, string about) =>
        $"The server has {fresh.Count}, the page shows {shown.Count}.\nOnly the server:\n{string.Join('\n', fresh.Except(shown).Take(5))}\n"
        + $"Only the page:\n{string.Join('\n', shown.Except(fresh).Take(5))}\n{about}";
}
