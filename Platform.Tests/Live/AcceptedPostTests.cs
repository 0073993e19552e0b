using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Tests.Support;

namespace Platform.Tests.Live;

/// <summary>A post that the server accepted (201) is never lost and never stored twice.</summary>
[Collection(Node.OneAtATime)]
public sealed class AcceptedPostTests
{
    [Fact]
    public async Task What_was_accepted_a_moment_before_the_power_failed_is_there_once_however_often_it_is_sent_again()
    {
        await using var site = await LiveSite.Start(nodes: 1, writers: 1);
        List<string?> accepted = [];

        for (var time = 0; time < 3; time++)
        {
            var (status, post) = await Send(site, $"sleutel-{time}");
            await site.Kill(0);
            await site.Restart(0);
            Assert.Equal(HttpStatusCode.Created, status);
            var again = await Task.WhenAll(Send(site, $"sleutel-{time}"), Send(site, $"sleutel-{time}"));
            Assert.All(again, a => Assert.Equal((HttpStatusCode.Created, post), a));
            accepted.Add(post);
        }

        Assert.Equal(accepted, await Posts(site));
    }

    [Fact]
    public async Task Two_tabs_that_send_the_same_reply_at_once_while_the_node_dies_make_one_post()
    {
        await using var site = await LiveSite.Start(nodes: 1, writers: 1);

        var first = Enumerable.Range(0, 4).Select(_ => Try(site, "een-sleutel")).ToList();
        await Task.Delay(30);
        await site.Kill(0);
        var answers = await Task.WhenAll(first);
        await site.Restart(0);
        var (status, post) = await Send(site, "een-sleutel");

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.All(answers.OfType<string>(), key => Assert.Equal(post, key));
        Assert.Equal([post], await Posts(site));
    }

    private static async Task<string?> Try(LiveSite site, string key)
    {
        try
        {
            return (await Send(site, key)).Post;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<(HttpStatusCode Status, string? Post)> Send(LiveSite site, string key)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/threads/{site.Thread}/posts")
        {
            Content = JsonContent.Create(new { kind = "answer", body = $"Zes weken, zegt {key}." }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", site.People["Schrijver 1"].Token);
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        var said = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, answer.IsSuccessStatusCode ? said.GetProperty("key").GetString() : null);
    }

    private static async Task<List<string?>> Posts(LiveSite site)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        var changes = JsonElement.Parse(await http.GetStringAsync($"/threads/{site.Thread}/changes"));
        return [.. changes.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("post").GetProperty("key").GetString())];
    }
}
