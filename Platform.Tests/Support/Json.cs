using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>Short methods for sending and reading JSON in a test.</summary>
public static class Json
{
    public static async Task<JsonElement> Post(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        return await Read(response, expected);
    }

    public static async Task<JsonElement> Put(this HttpClient client, string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await client.PutAsJsonAsync(path, body);
        return await Read(response, expected);
    }

    public static async Task<JsonElement> GetJson(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await client.GetAsync(path);
        return await Read(response, expected);
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static async Task<JsonElement> Read(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (response.StatusCode != expected)
            throw new InvalidOperationException($"{(int)response.StatusCode} instead of {(int)expected} from {response.RequestMessage!.RequestUri}:\n{text}");
        if ((int)response.StatusCode >= 400)
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
