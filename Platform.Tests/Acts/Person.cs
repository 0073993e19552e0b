using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Platform.Web.Access;
using Platform.Web.Features.Members;
using Platform.Web.Features.Organisations;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Acts;

/// <summary>The kinds of person that try an act, from those who may do least.</summary>
public enum Who
{
    Visitor,
    Member,

    /// <summary>A scientist who wrote in the same thread.</summary>
    Scientist,

    /// <summary>The author of the contribution to which the subject belongs.</summary>
    Asker,

    /// <summary>The author of the subject itself, without trust.</summary>
    Author,
    Moderator,
    Administrator,
}

/// <summary>
/// Somebody with a browser and a program. Forms are sent as a browser sends them, with a token, whether or not a page shows
/// that form: a hidden button is no protection.
/// </summary>
public sealed partial class Person : IDisposable
{
    private readonly HttpClient _browser;
    private readonly HttpClient _program;
    private string _token = "";

    private Person(ActsApp app, Who who, string name, Member? member)
    {
        (Who, Name, Member) = (who, name, member);
        Cookies = new CookieContainer();
        _browser = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = app.Address };
        _program = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = app.Address };
        Site = app.Address;
    }

    public Who Who { get; }

    public string Name { get; }

    public Member? Member { get; }

    public string? Key => Member?.Key;

    public Viewer Viewer => Member is null ? Viewer.Outsider : new Viewer(Member.Key, Member.Roles);

    public CookieContainer Cookies { get; }

    public Uri Site { get; }

    public static async Task<Person> Enter(ActsApp app, Who who, string name)
    {
        if (who == Who.Visitor)
        {
            var visitor = new Person(app, who, name, null);
            await visitor.TakeToken("/account/reset");
            return visitor;
        }

        var roles = who switch
        {
            Who.Moderator => MemberRoles.Moderator,
            Who.Administrator => MemberRoles.Administrator,
            _ => MemberRoles.None,
        };
        var person = new Person(app, who, name, await app.Member(name, roles, who == Who.Scientist ? Layer.Wetenschap : null));
        using (var signedIn = await app.As(name, roles))
            person.Cookies.Add(app.Address, new Cookie("platform", signedIn.Cookie("platform")["platform=".Length..], "/"));
        using (var api = await app.ApiAs(name, roles))
            person._program.DefaultRequestHeaders.Authorization = api.DefaultRequestHeaders.Authorization;
        await person.TakeToken("/my/data");
        return person;
    }

    public Task<Answer> Get(string path) => Send(_browser, new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>As a page of the site sends its form.</summary>
    public Task<Answer> Form(string path, params (string Name, string? Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", _token))
                .Where(f => f.Item2 is not null).Select(f => KeyValuePair.Create(f.Item1, f.Item2!))),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return Send(_browser, request);
    }

    /// <param name="overDraft">Also over a draft that was kept before.</param>
    public Task<Answer> Api(HttpMethod method, string path, object? body = null, bool overDraft = false)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (overDraft)
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        return Send(_program, request);
    }

    public HubConnection Hub(string path) => new HubConnectionBuilder()
        .WithUrl(new Uri(Site, path), http => http.Headers["Cookie"] = Cookies.GetCookieHeader(Site))
        .AddJsonProtocol(json => json.PayloadSerializerOptions = RoundJson.Options)
        .Build();

    public void Dispose()
    {
        _browser.Dispose();
        _program.Dispose();
    }

    public override string ToString() => Who.ToString();

    /// <summary>The page must have a form; its token holds for all forms of this person.</summary>
    public async Task TakeToken(string page) => _token = Token().Match((await Get(page)).Text) is { Success: true } found
        ? found.Groups[1].Value
        : throw new InvalidOperationException($"{page} has no form for {Name}");

    private static async Task<Answer> Send(HttpClient http, HttpRequestMessage request)
    {
        using var _ = request;
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Headers.Location?.ToString(), response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
