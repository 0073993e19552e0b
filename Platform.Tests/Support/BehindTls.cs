using System.Net;

namespace Platform.Tests.Support;

/// <summary>
/// Acts as a browser and as the proxy that ends TLS for it. Cookies belong to the https address, so that secure cookies are stored and
/// sent, while requests continue over http.
/// </summary>
internal sealed class BehindTls(CookieContainer cookies, Uri site, List<string> set)
    : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            var seen = new Uri(site, request.RequestUri!.PathAndQuery);
            request.Headers.Host ??= site.Authority;
            if (cookies.GetCookieHeader(seen) is { Length: > 0 } header)
                request.Headers.TryAddWithoutValidation("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : [])
            {
                set.Add(cookie);
                cookies.SetCookies(seen, cookie);
            }

            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } location || redirects == 20)
                return response;
            var next = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri, new Uri(seen, location).PathAndQuery));
            if (response.StatusCode == HttpStatusCode.TemporaryRedirect)
                (next.Method, next.Content) = (request.Method, request.Content);
            foreach (var (name, values) in request.Headers.Where(h => h.Key != "Cookie"))
                next.Headers.TryAddWithoutValidation(name, values);
            response.Dispose();
            request = next;
        }
    }
}
