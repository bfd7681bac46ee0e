from gongdao.cli.main import main

main()
