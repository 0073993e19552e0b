using System.Net;
using Platform.Tests.Support;

namespace Platform.Tests.Features.Contributions;

public sealed class FewPreviewsApp : PlatformApp
{
    public FewPreviewsApp() => Settings["RateLimits:Previews"] = "3";
}

public sealed class PreviewLimitTests(FewPreviewsApp app) : IClassFixture<FewPreviewsApp>
{
    [Fact]
    public async Task Previews_have_a_limit_of_their_own_for_each_member()
    {
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await Previews("Vera Veel", 4));
        Assert.Equal([HttpStatusCode.OK], await Previews("Wim Weinig", 1));
    }

    private async Task<List<HttpStatusCode>> Previews(string name, int count)
    {
        using var browser = await app.As(name);
        var token = (await browser.Get("/ask")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < count; i++)
        {
            using var answer = await browser.Http.PostAsync("/preview", new FormUrlEncodedContent([new("body", "Een tekst"), new("__RequestVerificationToken", token)]));
            answers.Add(answer.StatusCode);
        }

        return answers;
    }
}
