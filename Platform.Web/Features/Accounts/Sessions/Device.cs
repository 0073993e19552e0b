namespace Platform.Web.Features.Accounts;

/// <summary>What a browser calls itself, in two words one recognises. Nothing depends on it.</summary>
public static class Device
{
    // In this order: Edge and Opera call themselves Chrome, and Chrome calls itself Safari.
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
