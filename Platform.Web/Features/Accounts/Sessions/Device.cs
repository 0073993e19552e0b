namespace Platform.Web.Features.Accounts;

/// <summary>Names the browser and system of a user agent, for display only.</summary>
public static class Device
{
    // The order matters: Edge and Opera also contain "Chrome", and Chrome contains "Safari".
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string? Of(string userAgent)
    {
        var known = new[] { Find(Browsers), Find(Systems) }.OfType<string>().ToList();
        return known.Count == 0 ? null : string.Join(", ", known);

        string? Find((string Sign, string Name)[] signs) =>
            signs.FirstOrDefault(s => userAgent.Contains(s.Sign, StringComparison.Ordinal)).Name;
    }
}
