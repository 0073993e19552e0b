using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Platform.Web.Features.Rounds;

namespace Platform.Tests.Features.Rounds;

/// <summary>A phone in the hall, or at home: opens the page, and sends its forms from the address it has.</summary>
internal sealed partial class Phone : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _code;
    private string _token = "";

    /// <param name="from">An address of this machine: a hall shares one.</param>
    public Phone(Uri site, string code, IPAddress from)
    {
        _code = code;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, ConnectCallback = Connect }) { BaseAddress = site };

        async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancel)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
    }

    /// <summary>Questions it wants asked, as the server confirmed.</summary>
    public HashSet<string> Voted { get; } = [];

    public async Task Open() => _token = Token().Match(await _http.GetStringAsync($"/r/{_code}")).Groups[1].Value;

    public async Task<string> Ask(string text, AskedFrom from)
    {
        using var answer = await Send("Ask", ("Text", text), ("From", from.ToString()));
        return Key().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>Twice at once where a finger trembles.</summary>
    public async Task Vote(string key, bool twice)
    {
        var sent = twice ? new[] { Send("Vote", ("want", key)), Send("Vote", ("want", key)) } : [Send("Vote", ("want", key))];
        foreach (var answer in await Task.WhenAll(sent))
            answer.Dispose();
        Voted.Add(key);
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(string handler, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/r/{_code}?handler={handler}")
        {
            Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", _token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("X-Requested-With", "fetch");
        return (await _http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\"key\":\"([^\"]+)\"")]
    private static partial Regex Key();
}
