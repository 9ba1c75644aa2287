using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Jitter.Benchmarks;

/// <summary>A figure of a benchmark by the lines of its program.</summary>
internal sealed class PerLineColumn : IColumn
{
    private readonly Func<BenchmarkReport, double, string> _format;

    private PerLineColumn(string name, string legend, Func<BenchmarkReport, double, string> format)
    {
        ColumnName = name;
        Legend = legend;
        _format = format;
    }

    /// <summary>How many lines a second go through a stage.</summary>
    public static PerLineColumn LinesPerSecond { get; } = new(
        "Lines/s",
        "Lines of source a second",
        (report, lines) => report.ResultStatistics is { } statistics ? Number(lines * 1e9 / statistics.Mean, "N0") : "NA");

    /// <summary>How many bytes a stage allocates for a line.</summary>
    public static PerLineColumn BytesPerLine { get; } = new(
        "B/line",
        "Bytes allocated for a line of source",
        (report, lines) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) is { } bytes ? Number(bytes / lines, "N1") : "NA");

    /// <inheritdoc/>
    public string Id => ColumnName;

    /// <inheritdoc/>
    public string ColumnName { get; }

    /// <inheritdoc/>
    public string Legend { get; }

    /// <inheritdoc/>
    public bool AlwaysShow => true;

    /// <inheritdoc/>
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc/>
    public int PriorityInCategory => 0;

    /// <inheritdoc/>
    public bool IsNumeric => true;

    /// <inheritdoc/>
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc/>
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc/>
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, summary.Style);

    /// <inheritdoc/>
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        summary[benchmarkCase] is { } report && benchmarkCase.Parameters[nameof(StageBenchmarks.Program)] is BenchmarkProgram program
            ? _format(report, program.Lines)
            : "NA";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
