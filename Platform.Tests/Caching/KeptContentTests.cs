using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Features.Threads;
using Platform.Tests.Support;
using Platform.Web.Caching;
using Platform.Web.Changes;

namespace Platform.Tests.Caching;

/// <summary>Two nodes on one database. One keeps what it makes, the other makes everything each time: every page must be the same.</summary>
public sealed partial class KeptContentTests(ThreadsOnTwoNodes threads) : IClassFixture<ThreadsOnTwoNodes>
{
    private static readonly string[] Names = ["visitor", "Member", "Author", "Asker", "Drafter", "Newcomer", "Moderator"];
    private static readonly string[] Languages = ["nl", "en"];

    /// <summary>More of these than a node remembers, so that everything it kept before counts as changed.</summary>
    private static readonly ChangeKey[] ManyChanges = [.. Enumerable.Range(0, 100_001).Select(n => new ChangeKey(ChangeKind.Post, $"none-{n}"))];

    [Fact]
    public async Task In_every_order_of_two_readers_each_gets_the_page_that_is_made_for_them()
    {
        var readers = await Readers(threads.Keeping);
        var made = await Made();
        // Pages with one kind of post are in the other test.
        var pages = threads.Pages.Where(p => !p.Contains('?', StringComparison.Ordinal)).ToList();
        var kept = threads.Keeping.Services.GetRequiredService<Invalidations>();
        foreach (var first in readers)
            foreach (var second in readers)
            {
                kept.Raise(ManyChanges);
                kept.Raise([]);
                foreach (var page in pages)
                    await Same(first, page, made, $"{first.Name} before {second.Name}");
                foreach (var page in Enumerable.Reverse(pages))
                    await Same(second, page, made, $"{second.Name} after {first.Name}");
            }
    }

    [Fact]
    public async Task All_readers_at_once_get_the_pages_that_are_made_for_them()
    {
        var readers = await Readers(threads.Keeping);
        var made = await Made();
        var kept = threads.Keeping.Services.GetRequiredService<Invalidations>();
        for (var round = 0; round < 5; round++)
        {
            kept.Raise(ManyChanges);
            kept.Raise([]);
            await Task.WhenAll(readers.Select((reader, i) => Task.Run(async () =>
            {
                var order = threads.Pages.ToArray();
                new Random((round * 100) + i).Shuffle(order);
                foreach (var page in order.Concat(order))
                    await Same(reader, page, made, $"{reader.Name} beside all others");
            })));
        }
    }

    [Fact]
    public async Task In_threads_made_at_random_each_gets_the_page_that_is_made_for_them()
    {
        var readers = await Readers(threads.Keeping);
        var made = await Made(threads.RandomPages);
        var used = 0;
        for (var turn = 0; turn < 2; turn++)
            foreach (var page in threads.RandomPages)
                foreach (var reader in readers)
                {
                    await Same(reader, page, made, $"turn {turn}, {reader.Name}");
                    using var again = await reader.Client.Http.GetAsync(page);
                    used += again.Headers.Contains("Cache-Status") ? 1 : 0;
                }

        // Only pages around one post are made each time, and those of a member with a text that waits.
        Assert.InRange(used, readers.Count * threads.RandomPages.Count, int.MaxValue);
    }

    [Fact]
    public async Task What_was_kept_is_used()
    {
        var reader = (await Readers(threads.Keeping))[0];
        await Conversation.Eventually(() => reader.Client.Http.GetAsync(threads.Pages[0]).GetAwaiter().GetResult().Headers.Contains("Cache-Status"), "the page is kept");
        using var plain = threads.Plain.Visitor();
        await plain.Get(threads.Pages[0]);
        Assert.False((await plain.Get(threads.Pages[0])).Response.Headers.Contains("Cache-Status"));
    }

    private static async Task Same(Reader reader, string page, IReadOnlyDictionary<(string, string), string> made, string when)
    {
        var (was, now) = (made[(reader.Name, page)], await reader.Read(page));
        if (was == now)
            return;
        var at = was.Zip(now).TakeWhile(c => c.First == c.Second).Count();
        Assert.Fail($"{page}, {when}, differs at {at}:\n{Around(was)}\n- but was -\n{Around(now)}");

        string Around(string html) => html[Math.Max(0, at - 200)..Math.Min(html.Length, at + 300)];
    }

    private async Task<IReadOnlyDictionary<(string, string), string>> Made(IReadOnlyList<string>? pages = null)
    {
        pages ??= threads.Pages;
        var made = new Dictionary<(string, string), string>();
        foreach (var reader in await Readers(threads.Plain))
            foreach (var page in pages)
                made[(reader.Name, page)] = await reader.Read(page);
        // A page that nobody can open, or that is the same for all, would prove nothing.
        Assert.Equal(Names.Length * Languages.Length, made.Where(m => m.Key.Item2 == pages[0]).Select(m => m.Value).Distinct().Count());
        return made;
    }

    private static async Task<List<Reader>> Readers(PlatformApp node)
    {
        var readers = new List<Reader>();
        foreach (var name in Names)
            foreach (var language in Languages)
            {
                var client = name == "visitor" ? node.Visitor() : await node.As(name);
                client.SetCookie("language", language);
                var reader = new Reader($"{name} ({language})", client);
                // A member's browser has the cookie that goes with the tokens of forms.
                if (name != "visitor")
                    await reader.Read("/ask");
                readers.Add(reader);
            }

        return readers;
    }

    private sealed partial record Reader(string Name, PlatformClient Client)
    {
        /// <summary>The status and the page, without the values that differ each time.</summary>
        public async Task<string> Read(string page)
        {
            using var response = await Client.Http.GetAsync(page);
            return $"{(int)response.StatusCode} {OnceOnly().Replace(await response.Content.ReadAsStringAsync(), "$1=")}";
        }

        [GeneratedRegex(@"(name=""(?:__RequestVerificationToken|ClientKey)""[^>]*value)=""[^""]*""", RegexOptions.CultureInvariant)]
        private static partial Regex OnceOnly();
    }
}
