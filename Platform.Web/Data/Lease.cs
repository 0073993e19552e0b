namespace Platform.Web.Data;

/// <summary>Determines which of several nodes does a job that must run once; see <see cref="Bulk.TakeLease"/>.</summary>
public sealed class Lease
{
    private Lease()
    {
    }

    public Lease(string name) => Name = name;

    public string Name { get; private set; } = "";

    public string Holder { get; private set; } = "";

    public DateTime Until { get; private set; }
}
