using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Marshal;

public ref partial struct MarshalReader
{
    private CodeObject ReadCode(bool flagged)
    {
        int index = ReserveReference(flagged);
        int argCount = ReadInt32();
        int posOnlyArgCount = ReadInt32();
        int kwOnlyArgCount = ReadInt32();
        int stackSize = ReadInt32();
        int flags = ReadInt32();
        Constant code = ReadPart();
        Constant consts = ReadPart();
        Constant names = ReadPart();
        Constant localsPlusNames = ReadPart();
        Constant localsPlusKinds = ReadPart();
        Constant fileName = ReadPart();
        Constant name = ReadPart();
        Constant qualifiedName = ReadPart();
        int firstLine = ReadInt32();
        Constant lineTable = ReadPart();
        Constant exceptionTable = ReadPart();

        // The checks of _PyCode_Validate (Objects/codeobject.c), then those of interning.
        if (argCount < posOnlyArgCount || posOnlyArgCount < 0 || kwOnlyArgCount < 0 || stackSize < 0 || flags < 0
            || code is not BytesConstant codeBytes
            || consts is not TupleConstant constTuple
            || names is not TupleConstant nameTuple
            || localsPlusNames is not TupleConstant localTuple
            || localsPlusKinds is not BytesConstant kindBytes
            || localTuple.Items.Length != kindBytes.Value.Length
            || name is not StrConstant nameText
            || qualifiedName is not StrConstant qualifiedText
            || fileName is not StrConstant fileText
            || lineTable is not BytesConstant lineBytes
            || exceptionTable is not BytesConstant exceptionBytes)
        {
            throw Error(BytecodeErrorKind.SystemError, "Objects/codeobject.c:412: bad argument to internal function");
        }

        if (codeBytes.Value.Length % 2 != 0)
        {
            throw Error(BytecodeErrorKind.ValueError, "code: co_code is malformed");
        }

        var codeFlags = (CodeFlags)flags;
        var kinds = new LocalKind[kindBytes.Value.Length];
        long starred = (codeFlags.HasFlag(CodeFlags.VarArgs) ? 1 : 0) + (codeFlags.HasFlag(CodeFlags.VarKeywords) ? 1 : 0);
        long plainLocals = -starred - argCount - kwOnlyArgCount;
        for (int i = 0; i < kinds.Length; i++)
        {
            kinds[i] = (LocalKind)kindBytes.Value[i];
            plainLocals += (kinds[i] & LocalKind.Local) != 0 ? 1 : 0;
        }

        if (plainLocals < 0)
        {
            throw Error(BytecodeErrorKind.ValueError, "code: co_varnames is too small");
        }

        return Resolve(index, new CodeObject
        {
            ArgCount = argCount,
            PosOnlyArgCount = posOnlyArgCount,
            KwOnlyArgCount = kwOnlyArgCount,
            StackSize = stackSize,
            Flags = codeFlags,
            Code = codeBytes.Value,
            Consts = constTuple.Items,
            Names = ToNames(nameTuple),
            LocalsPlusNames = ToNames(localTuple),
            LocalsPlusKinds = kinds,
            FileName = _fileName ?? string.Intern(fileText.Value.ToUtf16()),
            Name = string.Intern(nameText.Value.ToUtf16()),
            QualifiedName = string.Intern(qualifiedText.Value.ToUtf16()),
            FirstLine = firstLine,
            LineTable = lineBytes.Value,
            ExceptionTable = exceptionBytes.Value,
        });
    }

    private Constant ReadPart() => ReadNonNull("code object");

    private static string[] ToNames(TupleConstant tuple)
    {
        string[] names = new string[tuple.Items.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = tuple.Items[i] is StrConstant name
                ? string.Intern(name.Value.ToUtf16())
                : throw Error(BytecodeErrorKind.SystemError, "non-string found in code slot");
        }

        return names;
    }
}
