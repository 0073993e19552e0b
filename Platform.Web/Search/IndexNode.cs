using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Web.Search;

/// <summary>A node's progress in building its index, for the person who asked for it.</summary>
public sealed class IndexNode
{
    private IndexNode()
    {
    }

    public IndexNode(string key) => Key = key;

    /// <summary>Machine name and process id.</summary>
    public string Key { get; private set; } = "";

    public int Done { get; private set; }

    public int Total { get; private set; }

    public bool Finished { get; private set; }

    public DateTime At { get; private set; }

    public void Report(int done, int total, bool finished, DateTime at)
    {
        Done = done;
        Total = total;
        Finished = finished;
        At = at;
    }
}

public sealed class IndexNodeMapping : IEntityTypeConfiguration<IndexNode>
{
    public void Configure(EntityTypeBuilder<IndexNode> builder)
    {
        builder.ToTable("IndexNodes");
        builder.HasKey(n => n.Key);
        builder.Property(n => n.Key).HasMaxLength(100);
    }
}
