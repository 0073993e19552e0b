using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Platform.Tests.Support;

/// <summary>
/// A browser without scripts. It follows links and submits the forms on a page, including hidden fields. It follows redirects and stores
/// cookies. When the public address is https, cookies belong to that address, while requests reach the application over http, as from a
/// proxy.
/// </summary>
public sealed class PlatformClient : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly Uri _address;

    public PlatformClient(Uri address, Uri? publicUrl = null)
    {
        var behindTls = publicUrl?.Scheme == Uri.UriSchemeHttps;
        _address = behindTls ? publicUrl! : address;
        HttpMessageHandler handler = behindTls ? new BehindTls(_cookies, publicUrl!, CookiesSet) : new SocketsHttpHandler { CookieContainer = _cookies };
        Http = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Every Set-Cookie header received, when the public address is https.</summary>
    public List<string> CookiesSet { get; } = [];

    /// <summary>For requests other than pages.</summary>
    public HttpClient Http { get; }

    public void SetCookie(string name, string value) => _cookies.Add(_address, new Cookie(name, value, "/") { Secure = _address.Scheme == Uri.UriSchemeHttps });

    /// <summary>Returns the Cookie header of one cookie, for a connection outside this browser.</summary>
    public string Cookie(string name) => $"{name}={_cookies.GetCookies(_address)[name]!.Value}";
    /// <summary>Returns all cookies that this browser sends, to test a stolen session.</summary>
    public string CookieHeader() => _cookies.GetCookieHeader(_address);

    public void ForgetCookies()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
            cookie.Expired = true;
    }

    /// <summary>Returns the page at that address. Fails unless the answer has the expected status.</summary>
    public async Task<Page> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await Http.GetAsync(path);
        return await Read(response, expected);
    }

    /// <summary>Submits the form selected by <paramref name="form"/>, with <paramref name="fields"/> typed into it.</summary>
    public async Task<Page> Submit(
        Page page, string form, IReadOnlyDictionary<string, string> fields, HttpStatusCode expected = HttpStatusCode.OK, string? button = null)
    {
        var element = page.Document.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} on {page.Address}:\n{page.Text}");
        var values = new List<KeyValuePair<string, string>>();
        foreach (var input in element.Elements.Where(e => e.HasAttribute("name") && !e.HasAttribute("disabled")))
        {
            var name = input.GetAttribute("name")!;
            if (fields.ContainsKey(name))
                continue;
            var value = input switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "submit" } => null,
                IHtmlInputElement text => text.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                values.Add(new(name, value));
        }

        values.AddRange(fields);
        var action = element.GetAttribute("action");
        if (button is not null)
        {
            var pressed = element.QuerySelector(button) ?? page.Document.QuerySelector(button)
                ?? throw new InvalidOperationException($"No button {button} in {form}.");
            if (pressed.GetAttribute("name") is { } name)
                values.Add(new(name, pressed.GetAttribute("value") ?? ""));
            action = pressed.GetAttribute("formaction") ?? action;
        }

        var target = string.IsNullOrEmpty(action) ? page.Address : new Uri(page.Address, action);
        using var response = await Http.PostAsync(target, new FormUrlEncodedContent(values));
        return await Read(response, expected);
    }

    public void Dispose() => Http.Dispose();

    private static async Task<Page> Read(HttpResponseMessage response, HttpStatusCode expected)
    {
        var address = response.RequestMessage!.RequestUri!;
        var html = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != expected)
            throw new InvalidOperationException($"{(int)response.StatusCode} instead of {(int)expected} from {address}:\n{html}");
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Address(address));
        return new Page(address, response, html, document);
    }
}

public sealed record Page(Uri Address, HttpResponseMessage Response, string Html, IDocument Document)
{
    /// <summary>The text that a reader sees, without markup.</summary>
    public string Text => Document.Body?.TextContent ?? "";
}
